-- A person says that a figure, or a task with a goal, is to be measured later 拟作指标. Only of what he has confirmed: a proposal may be read
-- anew and go away, and the mark with it.
alter table reading.finding
  add column target_by text collate "C",
  add column target_at timestamptz,
  add constraint finding_target_check check (
    (target_by is null) = (target_at is null)
    and (target_by is null or (state <> 'proposed' and kind in ('figure', 'task')))
  );
create index finding_target on reading.finding (seq) where target_by is not null;
