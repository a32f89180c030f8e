-- The peers' scores as one query, by hand: raw files and rule files in, a row per
-- lead out. Points are whole ten-thousandths, so that sums are exact.
with raw_events as (

    select * from read_parquet(
        ['{raw}/web_events/**/*.parquet', '{raw}/email_events/**/*.parquet'],
        hive_partitioning = false
    )

),

bot_agents as (

    select distinct agents.user_agent
    from (select distinct user_agent from raw_events) as agents
    inner join read_csv('{rules}/bot_agents.csv', all_varchar = true) as patterns
        on contains(lower(agents.user_agent), lower(patterns.pattern))

),

event_rules as (

    select
        *,
        cast(points as decimal(18, 4)) as rule_points,
        cast(max_points as decimal(18, 4)) as ceiling,
        cast(within_days as integer) as days_counted,
        cast(decay_days as integer) as half_life
    from read_csv('{rules}/behavioral_rules.csv', all_varchar = true)

),

deliveries as (

    select
        source_system,
        event_id,
        event_name,
        visitor_id,
        user_id,
        lower(trim(email)) as address,
        page_url,
        form,
        user_agent,
        is_filtered,
        occurred_at,
        loaded_at,
        occurred_at >= timestamp '2000-01-01'
        and occurred_at <= loaded_at + interval 1 day as is_timely
    from raw_events
    qualify row_number() over (
        partition by source_system, event_id
        order by is_timely desc, loaded_at, occurred_at
    ) = 1

),

events as materialized (

    select
        event_name,
        cast(occurred_at as date) as event_day,
        occurred_at,
        visitor_id,
        case
            when regexp_full_match(address, '[^@ ]+@[^@ ]+\.[^@ ]+')
                then address
            else user_id
        end as person,
        coalesce(nullif(rtrim(
            regexp_extract(lower(page_url), '://[^/?#]*([^?#]*)', 1), '/'
        ), ''), if(page_url is null, null, '/')) as page_path,
        lower(form) as form
    from deliveries
    where
        is_timely
        and not is_filtered
        and not exists (
            select 1 from bot_agents
            where bot_agents.user_agent = deliveries.user_agent
        )

),

-- whom a visitor turned out to be, by day
identified_days as (

    select
        visitor_id,
        event_day,
        arg_min(person, occurred_at) as first_person,
        arg_max(person, occurred_at) as last_person
    from events
    where visitor_id is not null and person is not null
    group by visitor_id, event_day

),

visitor_days as (

    select distinct visitor_id, event_day from events
    where person is null

),

visitor_people as (

    select
        visitor_days.visitor_id,
        visitor_days.event_day,
        coalesce(later.first_person, earlier.last_person) as person
    from visitor_days
    asof left join identified_days as later
        on
            visitor_days.visitor_id = later.visitor_id
            and visitor_days.event_day <= later.event_day
    asof left join identified_days as earlier
        on
            visitor_days.visitor_id = earlier.visitor_id
            and visitor_days.event_day >= earlier.event_day

),

leads as (

    select
        leads.*,
        if(
            regexp_full_match(lower(trim(email)), '[^@ ]+@[^@ ]+\.[^@ ]+'),
            lower(trim(email)), null
        ) as address,
        companies.industry,
        try_cast(companies.employee_count as double) as employee_count
    from read_parquet('{raw}/crm_leads/*.parquet') as leads
    left join read_parquet('{raw}/crm_companies/*.parquet') as companies
        on leads.company_id = companies.company_id

),

people as (

    select lead_id, lead_id as person from leads
    union all
    select lead_id, address as person from leads
    where address is not null

),

lead_days as (

    select
        people.lead_id,
        events.event_day,
        events.event_name,
        events.page_path,
        events.form,
        count(*) as occurrences,
        max(events.occurred_at) as newest_at
    from events
    left join visitor_people
        on
            events.person is null
            and events.visitor_id = visitor_people.visitor_id
            and events.event_day = visitor_people.event_day
    inner join people
        on coalesce(events.person, visitor_people.person) = people.person
    where events.event_day <= date '{as_of}'
    group by all

),

engagement as (

    select
        lead_days.lead_id,
        max(lead_days.newest_at) as last_engaged_at
    from lead_days
    inner join read_csv('{rules}/event_kinds.csv', all_varchar = true) as kinds
        on lead_days.event_name = kinds.event
    where kinds.is_engagement = 'true'
    group by lead_days.lead_id

),

rule_days as (

    select
        lead_days.lead_id,
        event_rules.rule_id,
        lead_days.event_day,
        date '{as_of}' - lead_days.event_day as age,
        case event_rules.count_as
            when 'every_time' then sum(lead_days.occurrences) else 1
        end as occurrences
    from lead_days
    inner join event_rules on lead_days.event_name = event_rules.event
    where
        case event_rules.operator
            when 'is' then if(
                event_rules.property = 'form', lead_days.form, lead_days.page_path
            ) = event_rules.value
            when 'starts_with'
                then starts_with(lead_days.page_path, event_rules.value)
            when 'contains' then contains(if(
                event_rules.property = 'form', lead_days.form, lead_days.page_path
            ), event_rules.value)
            else true
        end
    group by
        lead_days.lead_id, event_rules.rule_id, lead_days.event_day,
        event_rules.count_as

),

counted as (

    select
        rule_days.*,
        event_rules.rule_points,
        event_rules.half_life,
        event_rules.ceiling - event_rules.rule_points * (
            sum(rule_days.occurrences) over newest_first - rule_days.occurrences
        ) as room
    from rule_days
    inner join event_rules on rule_days.rule_id = event_rules.rule_id
    where
        event_rules.days_counted is null
        or rule_days.age < event_rules.days_counted
    window newest_first as (
        partition by rule_days.lead_id, rule_days.rule_id
        order by rule_days.event_day desc
    )
    qualify
        event_rules.count_as <> 'once' or row_number() over newest_first = 1

),

fitted as (

    select
        *,
        least(occurrences, greatest(0, floor(
            coalesce(room / rule_points, occurrences)
        ))) as whole,
        case
            when room > 0 and room < occurrences * rule_points
                then room % rule_points
            else 0
        end as part,
        coalesce(power(0.5, age * 1.0 / half_life), 1) as left_over
    from counted

),

behavioral_points as (

    select
        lead_id,
        sum(cast(
            whole * floor(rule_points * left_over * 10000 + 0.5)
            + floor(part * left_over * 10000 + 0.5) as bigint
        )) as points
    from fitted
    group by lead_id

),

attributes as (

    unpivot (
        select
            lead_id,
            lower(trim(job_title)) as job_title,
            lower(trim(country)) as country,
            lower(trim(lead_source)) as lead_source,
            trim(phone) as phone,
            lower(trim(industry)) as industry,
            cast(employee_count as varchar) as employee_count
        from leads
    ) on columns(* exclude lead_id) into name attribute value value

),

matched_values as (

    select
        distinct_values.attribute,
        distinct_values.value,
        sum(cast(rules.points as decimal(18, 4)) * 10000) as points
    from (select distinct attribute, value from attributes) as distinct_values
    inner join
        read_csv('{rules}/demographic_rules.csv', all_varchar = true) as rules
        on distinct_values.attribute = rules.attribute
    where
        distinct_values.value <> ''
        and case rules.operator
            when 'is' then distinct_values.value = rules.value
            when 'is_one_of'
                then list_contains(
                    string_split(rules.value, '|'), distinct_values.value
                )
            when 'contains' then contains(distinct_values.value, rules.value)
            when 'starts_with'
                then starts_with(distinct_values.value, rules.value)
            when 'ends_with' then ends_with(distinct_values.value, rules.value)
            when 'is_known' then true
            when 'at_least' then
                try_cast(distinct_values.value as double)
                >= try_cast(rules.value as double)
            when 'at_most' then
                try_cast(distinct_values.value as double)
                <= try_cast(rules.value as double)
            when 'between' then
                try_cast(distinct_values.value as double)
                between try_cast(split_part(rules.value, '|', 1) as double)
                and try_cast(split_part(rules.value, '|', 2) as double)
        end
    group by distinct_values.attribute, distinct_values.value

),

demographic_points as (

    select
        attributes.lead_id,
        sum(cast(matched_values.points as bigint)) as points
    from attributes
    inner join matched_values
        on
            attributes.attribute = matched_values.attribute
            and attributes.value = matched_values.value
    group by attributes.lead_id

)

select
    leads.lead_id,
    cast(floor((least(1000000, greatest(0,
        coalesce(behavioral_points.points, 0)
        + coalesce(demographic_points.points, 0)
    )) + 5000) / 10000) as bigint) as score,
    engagement.last_engaged_at
from leads
left join behavioral_points on leads.lead_id = behavioral_points.lead_id
left join demographic_points on leads.lead_id = demographic_points.lead_id
left join engagement on leads.lead_id = engagement.lead_id
