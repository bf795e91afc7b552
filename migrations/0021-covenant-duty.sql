-- The duty of the commune to make a recognised covenant public (61/2023/NĐ-CP Đ15.1), once it was given.
alter table covenant add column duty_id uuid;
create index covenant_decision on covenant (decision_id) where decision_id is not null;
