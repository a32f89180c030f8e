-- The attributes of each CRM record over time, for attributes that rules test;
-- '' is unknown. A value that never changed holds always.
{% set attributes = lead_scoring_attributes() -%}
{% set in_order = 'partition by changes.lead_key, changes.property order by '
    ~ 'changed_at, known_at nulls last, ' ~ lead_scoring_sort_text('new_value')
    ~ ' nulls last, ' ~ lead_scoring_sort_text('old_value') ~ ' nulls last' -%}

with records as (

    select * from {{ ref('int_lead_scoring__crm_records') }}

),

history as (

    select * from {{ ref('stg_lead_scoring__crm_lead_history') }}

),

used as (

    select distinct property
    from {{ ref('stg_lead_scoring__rule_conditions') }}
    where subject = 'lead'

),

current_values as (

    {% for attribute in attributes -%}
    select
        lead_key,
        '{{ attribute | lower }}' as property,
        coalesce(cast({{ attribute }} as {{ dbt.type_string() }}), '') as value
    from records
    where '{{ attribute | lower }}' in (select used.property from used)
    {% if not loop.last %}union all
    {% endif -%}
    {%- endfor %}
),

changes as (

    select
        lead_key,
        attribute as property,
        old_value,
        new_value,
        changed_at,
        known_at
    from history

    union all

    select
        lead_key,
        'email_domain' as property,
        {{ dbt.split_part(lead_scoring_email('old_value'), "'@'", 2) }}
            as old_value,
        {{ dbt.split_part(lead_scoring_email('new_value'), "'@'", 2) }}
            as new_value,
        changed_at,
        known_at
    from history
    where attribute = 'email'

    union all

    {% for property, value_of in {
        'email_status': _lead_scoring_email_status,
        'is_own_staff': _lead_scoring_is_own_staff,
    }.items() -%}
    select
        lead_key,
        '{{ property }}' as property,
        {{ value_of('old_value') }} as old_value,
        {{ value_of('new_value') }} as new_value,
        changed_at,
        known_at
    from history
    where attribute = 'email'

    union all

    {% endfor -%}
    select
        lead_key,
        'opted_out_date' as property,
        null as old_value,
        cast(opted_out_date as {{ dbt.type_string() }}) as new_value,
        opted_out_at as changed_at,
        opted_out_at as known_at
    from records
    where opted_out_at is not null

),

numbered as (

    select
        changes.lead_key,
        changes.property,
        changes.old_value,
        changes.new_value,
        changes.changed_at,
        row_number() over (
            {{ in_order }}
        ) as place,
        lead(changes.changed_at) over (
            {{ in_order }}
        ) as next_changed_at
    from changes
    where changes.property in (select used.property from used)

)

select
    current_values.lead_key,
    current_values.property,
    lower(current_values.value) as value,
    coalesce(latest.changed_at, timestamp '1900-01-01') as known_from,
    timestamp '9999-12-31' as known_to
from current_values
left join numbered as latest
    on
        current_values.lead_key = latest.lead_key
        and current_values.property = latest.property
        and latest.next_changed_at is null

union all

select
    lead_key,
    property,
    lower(coalesce(new_value, '')) as value,
    changed_at as known_from,
    next_changed_at as known_to
from numbered
where changed_at < next_changed_at

union all

select
    lead_key,
    property,
    lower(coalesce(old_value, '')) as value,
    timestamp '1900-01-01' as known_from,
    changed_at as known_to
from numbered
where place = 1
