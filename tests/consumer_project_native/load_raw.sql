-- What Acme's connector loads: a schema of its own, columns typed as a warehouse
-- types them, and no table or column that Acme has no use for.
create schema acme_raw;

create table acme_raw.crm_leads (
    lead_id bigint,
    email varchar,
    job_title varchar,
    country varchar,
    company_id bigint,
    plan varchar,
    is_deleted boolean,
    created_at timestamptz,
    loaded_at timestamptz
);

insert into acme_raw.crm_leads values
    (1, 'ann@bluefir.example', 'VP Sales', 'US', 7, 'Enterprise', false,
        '2026-01-01 09:00+01', '2026-01-01 10:00+01'),
    (2, 'bob@redoak.example', null, 'US', null, 'free', false,
        '2026-03-30 09:00+00', '2026-03-30 10:00+00'),
    (3, 'cem@tallelm.example', 'Student', 'US', null, null, false,
        '2026-03-30 09:00+00', '2026-03-30 10:00+00'),
    (4, 'dee@greyash.example', null, 'US', null, 'Enterprise', true,
        '2026-03-30 09:00+00', '2026-03-30 10:00+00');

create table acme_raw.crm_companies (
    company_id bigint,
    employee_count integer,
    loaded_at timestamp
);

insert into acme_raw.crm_companies values (7, 250, '2026-01-01 09:00');

create table acme_raw.web_events (
    event_id uuid,
    event_name varchar,
    email varchar,
    page_url varchar,
    properties json,
    occurred_at timestamptz,
    loaded_at timestamptz
);

-- The first is on 1 April in UTC.
insert into acme_raw.web_events values
    (uuid(), 'page_view', 'ann@bluefir.example', 'https://acme.example/pricing',
        null, '2026-03-31 23:30-03', '2026-04-01 04:00+00'),
    (uuid(), 'scroll', 'ann@bluefir.example', 'https://acme.example/pricing',
        '{"scroll_percent": 95}', '2026-03-18 10:00+00', '2026-03-18 11:00+00');
