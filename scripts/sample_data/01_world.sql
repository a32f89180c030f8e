-- Chance and time. Everything is a function of (seed, entity, stream), so a
-- longer run, another chunk or another thread count sees the same world.

-- A 32-bit mix (xor, shift, multiply), in steps because a macro copies its
-- argument.
create macro mixed_once(x) as
    xor(x, x >> 16) * 2146121005::ubigint & 4294967295::ubigint;
create macro mixed_twice(x) as
    xor(x, x >> 15) * 2221713035::ubigint & 4294967295::ubigint;
create macro mixed_thrice(x) as xor(x, x >> 16);
create macro mix(x) as mixed_thrice(mixed_twice(mixed_once(x)));

create macro stream_key(stream) as
    md5_number_lower(getvariable('seed') || ' ' || stream)
    & 4294967295::ubigint;

-- A number from 0 to 2^32 - 1. One to one in `id`, so it also hides a number.
create macro roll(id, stream) as
    mix(xor((id)::ubigint, stream_key(stream)))::bigint;
create macro hidden(id, stream) as lower(hex(roll(id, stream)));
create macro pick(list_name, number) as
    getvariable(list_name)[
        1 + ((number) % len(getvariable(list_name)))::bigint
    ];

-- Leads arrive evenly: `leads` of them over `days` and the 90 days before
-- (`stock_days`), whose leads are there when the feed starts.
create macro created_day(lead_no) as (
    (lead_no)::bigint * (getvariable('days') + getvariable('stock_days'))
    // getvariable('leads') - getvariable('stock_days')
)::integer;
create macro leads_created_before(day) as (
    ((day + getvariable('stock_days')) * getvariable('leads')::bigint - 1)
    // (getvariable('days') + getvariable('stock_days')) + 1
);

-- Times from a day number and a second; each day's load runs at 23:30.
create macro time_at(day, second) as make_timestamp(
    epoch_us(getvariable('start_date')::timestamp)
    + ((day)::bigint * 86400 + second) * 1000000
);
create macro loaded_at(day) as time_at(day, 84600);
create macro loaded_date(day) as
    getvariable('start_date')::date + (day)::integer;
create macro is_loaded_now(day) as
    day >= getvariable('from_day') and day < getvariable('to_day');

create macro lead_id(lead_no) as 'L' || lpad((lead_no + 1)::varchar, 7, '0');
create macro site(path) as 'https://www.brightdesk.example' || path;
