-- Documents of word processors are read as well.
alter table reading.document drop constraint document_media_type_check;
alter table reading.document add constraint document_media_type_check check (
  media_type in ('text/plain', 'text/html', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
);
