alter table response
    add constraint response_url check (web_url(url)),
    add constraint response_past check (
        asked_at <= recorded_at + interval '5 minutes' and responded_at <= recorded_at + interval '5 minutes'),
    -- where nothing was answered, somebody must have asked
    add constraint response_of_somebody check (
        outcome not in ('ASKED', 'NO_ANSWER', 'DECLINED') or asked_by_id is not null),
    -- A date means all of its year, month or day: an answer of the day on which somebody asked is no answer before the
    -- question. New as a rule, so what was recorded without it stays as it was recorded.
    add constraint response_after_question check (
        case responded_precision
            when 'INSTANT' then responded_at >= asked_at
            else responded_at at time zone 'UTC'
                 + case responded_precision when 'DAY' then interval '1 day' when 'MONTH' then interval '1 month'
                        else interval '1 year' end
                 > asked_at at time zone 'UTC' end) not valid;
