-- Each unit that leads or assists may have a date of its own; without one it has that of the matter.
alter table work.assignment
  add column due_state text collate "C" check (due_state in ('resolved', 'relative', 'masked', 'vague')),
  add column due_text text check (length(due_text) between 1 and 200),
  add column due_date date,
  -- Where the year of the day was taken from: the words themselves, the document, or the day they were written on.
  add column due_from text collate "C" check (due_from in ('words', 'document', 'clock')),
  add constraint assignment_due_origin_check check (
    (due_state is null) = (due_text is null) and (due_date is not null) = (due_state is not null and due_state = 'resolved')
    and (due_date is null) = (due_from is null)
  );
alter table work.matter add column due_from text collate "C" check (due_from in ('words', 'document', 'clock'));
update work.matter set due_from = 'words' where due_date is not null;
alter table work.matter add constraint matter_due_origin_check check ((due_date is null) = (due_from is null));

-- Titles that begin or end alike are looked at for saying the same.
create index matter_title_head on work.matter (unit_id, left(title_key, 6)) where discarded_at is null;
create index matter_title_tail on work.matter (unit_id, right(title_key, 6)) where discarded_at is null;
-- What was thrown away is listed for thirty days.
create index matter_discarded on work.matter (discarded_at) where discarded_at is not null;

grant update (due_state, due_text, due_date, due_from) on work.assignment to lantai_app;
