import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// 64 clients that each ask for this and that, one thing after the other, and wait in between:
/// `Mixed.java <server> <directory with the files of requests> <minutes> <milliseconds to wait, on
/// average> <process of the server>`. Prints requests a second and the least heap in use of each
/// minute, then times and errors of each kind of request, and by how much the heap grew.
final class Mixed {

    private static final int CLIENTS = 64;

    /// Of a hundred requests.
    private static final Map<String, Integer> SHARES = new LinkedHashMap<>();

    static {
        SHARES.put("create", 5);
        SHARES.put("list", 30);
        SHARES.put("single", 30);
        SHARES.put("text", 10);
        SHARES.put("deep", 5);
        SHARES.put("facets", 5);
        SHARES.put("history", 4);
        SHARES.put("carrier", 4);
        SHARES.put("similar", 3);
        SHARES.put("record", 2);
        SHARES.put("series", 2);
    }

    private static final Pattern HEAP =
            Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\".*} (\\S+)$");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String server;
    private final long end;
    private final int pause;
    private final String process;
    private final List<Kind> hundred = new ArrayList<>();
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    /// One sort of request, and how long each took in nanoseconds.
    private record Kind(List<String> lines, Queue<Long> times, AtomicInteger errors) {

        long at(double share) {
            long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
            return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
        }
    }

    private Mixed(String server, Path directory, int minutes, int pause, String process) throws IOException {
        this.server = server;
        this.pause = pause;
        this.process = process;
        this.end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        for (Map.Entry<String, Integer> share : SHARES.entrySet()) {
            String file = share.getKey() + (share.getKey().equals("create") ? ".bodies" : ".paths");
            Kind kind =
                    new Kind(
                            Files.readAllLines(directory.resolve(file)),
                            new ConcurrentLinkedQueue<>(),
                            new AtomicInteger());
            kinds.put(share.getKey(), kind);
            for (int time = 0; time < share.getValue(); time++) {
                hundred.add(kind);
            }
        }
    }

    static void main(String[] arguments) throws Exception {
        int minutes = Integer.parseInt(arguments[2]);
        int pause = Integer.parseInt(arguments[3]);
        new Mixed(arguments[0], Path.of(arguments[1]), minutes, pause, arguments[4]).run(minutes);
    }

    private void run(int minutes) throws Exception {
        double heap = 0;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS; client++) {
                var random = new SplittableRandom(client);
                clients.submit(() -> ask(random));
            }
            long before = 0;
            for (int minute = 1; minute <= minutes; minute++) {
                double least = leastHeap(end - TimeUnit.MINUTES.toNanos(minutes - minute));
                long done = kinds.values().stream().mapToLong(kind -> kind.times().size()).sum();
                System.out.printf(
                        "minute %2d: %7.1f requests/s, %4.0f MB of heap at least%n",
                        minute, (done - before) / 60.0, least);
                before = done;
                if (minute == 1) {
                    heap = heapOfUse();
                }
            }
        }
        System.out.printf("%-8s %9s %8s %8s %8s %6s%n", "what", "requests", "p50", "p99", "longest", "errors");
        kinds.forEach(Mixed::print);
        var all = new Kind(List.of(), new ConcurrentLinkedQueue<>(), new AtomicInteger());
        kinds.values().forEach(kind -> all.times().addAll(kind.times()));
        kinds.values().forEach(kind -> all.errors().addAndGet(kind.errors().get()));
        print("all", all);
        double last = heapOfUse();
        System.out.printf("heap that is of use: %.0f MB after the first minute, %.0f MB at the end%n", heap, last);
    }

    private static void print(String name, Kind kind) {
        System.out.printf(
                "%-8s %9d %8.1f %8.1f %8.1f %6d%n",
                name,
                kind.times().size(),
                kind.at(0.5) / 1e6,
                kind.at(0.99) / 1e6,
                kind.at(1) / 1e6,
                kind.errors().get());
    }

    private Void ask(SplittableRandom random) throws InterruptedException {
        while (System.nanoTime() < end) {
            Kind kind = hundred.get(random.nextInt(hundred.size()));
            String line = kind.lines().get(random.nextInt(kind.lines().size()));
            Thread.sleep((long) (-pause * Math.log(1 - random.nextDouble())));
            long start = System.nanoTime();
            try {
                int status = send(line);
                kind.errors().addAndGet(status / 100 == 2 ? 0 : 1);
            } catch (IOException e) {
                kind.errors().incrementAndGet();
            }
            kind.times().add(System.nanoTime() - start);
        }
        return null;
    }

    /// A body is posted, a path is read.
    private int send(String line) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                line.startsWith("{")
                        ? request("/api/v1/claims")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(line))
                        : request("/api/v1" + line);
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + System.getenv("TOKEN"));
    }

    /// In MB, until then.
    private double leastHeap(long until) throws IOException, InterruptedException {
        double least = Double.MAX_VALUE;
        while (System.nanoTime() < until) {
            Thread.sleep(1_000);
            least = Math.min(least, heap());
        }
        return least;
    }

    /// In MB, what is left when everything else is collected.
    private double heapOfUse() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        int failed = new ProcessBuilder(jcmd.toString(), process, "GC.run").start().waitFor();
        if (failed != 0) {
            throw new IOException("jcmd answers " + failed);
        }
        return heap();
    }

    private double heap() throws IOException, InterruptedException {
        String path = "/actuator/prometheus?includedNames=jvm_memory_used_bytes";
        String metrics = http.send(request(path).build(), BodyHandlers.ofString()).body();
        return HEAP.matcher(metrics)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum()
                / 1e6;
    }
}
