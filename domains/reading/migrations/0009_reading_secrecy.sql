-- A document keeps the mark of what is no state secret: such a document may be read here and must not go to the internet.
-- One with a state secret's mark has no row at all; when its mark is found late, everything of it is deleted.
alter table reading.document
  add column secrecy text collate "C" check (secrecy in ('work-secret', 'internal', 'declassified')),
  -- The mark as it stands; of a declassified text also why.
  add column secrecy_words text check (length(secrecy_words) between 1 and 100),
  add constraint document_secrecy_pair_check check ((secrecy is null) = (secrecy_words is null));

grant delete on reading.document, reading.revision,
  reading.sentence, reading.finding, reading.step, reading.outline, reading.second_look to lantai_app;
