-- Workbooks and PDF documents are read as well. Their places are no bytes: a revision keeps where the text stands.
alter table reading.document drop constraint document_media_type_check;
alter table reading.document add constraint document_media_type_check check (
  media_type in (
    'text/plain', 'text/html', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/pdf'
  )
);
-- Sheets and cells, or pages and boxes: where stretches of what the anchors count in stand, in their order. Null where these are bytes.
alter table reading.revision add column locations jsonb;
-- The same for one sentence, in words that people use: its sheet and cells, or its pages. Null where its place is bytes.
alter table reading.sentence add column location jsonb;
