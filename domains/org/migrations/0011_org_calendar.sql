-- What a unit arranges otherwise than the State Council's office has published: a day of rest of its own, a working day of its own. It
-- holds for the unit and everything below it; of several the nearest counts. Null says: as it was before, by what stands above.
create table org.calendar_day (
  id uuid primary key,
  unit_id uuid not null references org.unit (id),
  day date not null check (day between '2000-01-01' and '2099-12-31'),
  working boolean,
  -- Why, as the unit's own notice says.
  note text check (note = btrim(note) and length(note) between 1 and 100),
  unique (unit_id, day)
);
create index calendar_day_day on org.calendar_day (day);

grant select, insert, update on org.calendar_day to lantai_app;
