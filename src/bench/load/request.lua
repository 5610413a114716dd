-- Asks for the paths of a file in turn, or posts its bodies; prints requests/s, p50, p95, p99 (ms), bytes of an answer, errors.
local lines, at = {}, 0
for line in io.lines(os.getenv("FILE")) do lines[#lines + 1] = line end
local posts = os.getenv("FILE"):match("bodies$")
local headers = { ["Authorization"] = "Bearer " .. os.getenv("TOKEN"), ["Content-Type"] = "application/json" }

function request()
    at = at % #lines + 1
    if posts then return wrk.format("POST", "/api/v1/claims", headers, lines[at]) end
    return wrk.format("GET", "/api/v1" .. lines[at], headers)
end

function done(summary, latency)
    local errors = summary.errors
    print(string.format("%f %f %f %f %d %d", summary.requests / summary.duration * 1e6,
        latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000,
        summary.bytes / summary.requests,
        errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
