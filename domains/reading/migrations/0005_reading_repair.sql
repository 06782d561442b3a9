-- A repaired text is a revision made of another one, with everything that was changed; what people settle makes a further one.
alter table reading.revision
  add column source_id uuid references reading.revision (id),
  -- Every change in the order of the source's text: [start, end, text, class]; UTF-16 units of the source.
  add column edits jsonb,
  -- What is not certain or was lost byte by byte, with its choices: objects that name their edit by its place in the list.
  add column places jsonb,
  -- Spans of this text that belong to the site, and the documents on the page.
  add column furniture jsonb,
  add column parts jsonb,
  add constraint revision_repair_check check (
    (source_id is null) = (edits is null) and (source_id is null) = (places is null)
    and (source_id is null) = (furniture is null) and (source_id is null) = (parts is null)
  );
alter table reading.step drop constraint step_name_check;
alter table reading.step add constraint step_name_check check (name in ('extract', 'repair', 'split'));
