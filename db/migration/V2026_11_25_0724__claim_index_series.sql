-- GET /measures/{id}/series in its order: by the day that a figure is of, unknown days last
create index claim_series on claim (measure_id, coalesce(figure_as_of, 'infinity'), id);
drop index claim_measure;

-- GET /sources/{id}/record: the newest sayings of a source, whatever it has said before
create index hop_said on hop (source_id, appearance_id, position) where standing <> 'DISOWNED';
