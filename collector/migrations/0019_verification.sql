-- What a person compared with the provider's console is kept by currency: amounts of two currencies have no sum.

alter table aicost.verification add column billing_currency text not null default '';
comment on column aicost.verification.billing_currency is 'Empty: the day held no amount, or the word is older than this column';
comment on column aicost.verification.stored_cost is 'What the ledger held of the provider''s own figures when the person compared';
create index verification_by_account on aicost.verification (account_id, verified_at desc);
