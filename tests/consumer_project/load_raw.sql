-- What Acme's connectors load: HubSpot and a sheet by Fivetran, the web site by
-- Segment; no table or column that Acme has no use for.
create schema fivetran_hubspot;

create table fivetran_hubspot.contact (
    id bigint,
    property_email varchar,
    property_jobtitle varchar,
    property_country varchar,
    property_associatedcompanyid double,
    property_plan_type varchar,
    property_shop_user varchar,
    property_createdate timestamptz,
    _fivetran_deleted boolean,
    _fivetran_synced timestamptz
);

insert into fivetran_hubspot.contact values
    (1, 'ann@bluefir.example', 'VP Sales', 'US', 7, 'Enterprise', 'u-1',
        '2026-01-01 09:00+01', false, '2026-04-01 05:00+00'),
    (2, 'bob@redoak.example', null, 'US', null, 'free', null,
        '2026-03-30 09:00+00', false, '2026-04-01 05:00+00'),
    (3, 'cem@tallelm.example', 'Student', 'US', null, null, null,
        '2026-03-30 09:00+00', false, '2026-04-01 05:00+00'),
    (4, 'dee@greyash.example', null, 'US', null, 'Enterprise', null,
        '2026-03-30 09:00+00', true, '2026-04-01 05:00+00');

create table fivetran_hubspot.company (
    id bigint,
    property_numberofemployees double,
    _fivetran_synced timestamptz
);

insert into fivetran_hubspot.company values (7, 250, '2026-01-01 09:00+00');

create table fivetran_hubspot.email_event (
    id varchar,
    type varchar,
    created timestamptz,
    recipient varchar,
    _fivetran_synced timestamptz
);

insert into fivetran_hubspot.email_event values
    ('m-1', 'BOUNCE', '2026-03-31 08:00+00', 'bob@redoak.example',
        '2026-03-31 09:00+00');

create schema web;

create table web.pages (
    id varchar,
    anonymous_id varchar,
    user_id varchar,
    url varchar,
    timestamp timestamptz,
    received_at timestamptz
);

-- Ann reads the prices before she says who she is, then on another device.
insert into web.pages values
    ('p-1', 'a-1', null, 'https://acme.example/pricing',
        '2026-03-30 10:00+00', '2026-03-30 10:00+00'),
    ('p-2', 'a-2', 'u-1', 'https://acme.example/pricing?plan=2',
        '2026-03-31 23:30-03', '2026-04-01 04:00+00');

create table web.identifies (
    id varchar,
    anonymous_id varchar,
    user_id varchar,
    email varchar,
    timestamp timestamptz,
    received_at timestamptz
);

insert into web.identifies values
    ('i-1', 'a-1', null, 'Ann@BlueFir.example',
        '2026-03-31 09:00+00', '2026-03-31 09:00+00');

create table web.tracks (
    id varchar,
    anonymous_id varchar,
    user_id varchar,
    event varchar,
    timestamp timestamptz,
    received_at timestamptz
);

insert into web.tracks values
    ('t-1', 'a-1', null, 'signed_up', '2026-03-31 09:05+00', '2026-03-31 09:05+00');

create schema sheets;

create table sheets.engagement_points (
    name varchar,
    event varchar,
    page varchar,
    points double,
    in_use boolean,
    reason varchar
);

insert into sheets.engagement_points values
    ('prices', 'page_view', '/pricing', 10, true, 'Viewed the prices'),
    ('trial', 'trial_start', null, 20, true, 'Started a trial'),
    ('docs', 'page_view', '/docs', 99, false, 'Read the manual');
