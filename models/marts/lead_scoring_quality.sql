{% set number = 'decimal(18, 2)' -%}

with limits as (

    {% for check, (unit, remedy) in _lead_scoring_quality_checks().items() -%}
    {% set warn_at, error_at = _lead_scoring_quality_limit(check) -%}
    select
        '{{ check }}' as check_name,
        '{{ unit }}' as unit,
        cast({{ warn_at if warn_at is not none else 'null' }} as {{ number }})
            as warn_at,
        cast({{ error_at if error_at is not none else 'null' }} as {{ number }})
            as error_at,
        '{{ dbt.escape_single_quotes(remedy) }}' as what_to_do
    {% if not loop.last %}union all

    {% endif %}
    {%- endfor %}
),

checks as (

    {% for kind in ['load', 'freshness', 'attribute', 'rule'] -%}
    select
        check_name,
        subject,
        cast(value as {{ dbt.type_bigint() }}) as value,
        cast(out_of as {{ dbt.type_bigint() }}) as out_of
    from {{ ref('int_lead_scoring__' ~ kind ~ '_checks') }}
    {% if not loop.last %}union all

    {% endif %}
    {%- endfor %}
),

shares as (

    select
        *,
        -- rounded down by whole numbers, so that every engine says the same
        cast(
            floor(value * 10000.0 / nullif(out_of, 0)) / 100 as {{ number }}
        ) as percent
    from checks

),

measured as (

    select
        shares.*,
        limits.unit,
        limits.warn_at,
        limits.error_at,
        limits.what_to_do,
        -- what never happened is longer ago than any limit
        case
            when limits.unit = 'days' then coalesce(shares.value, 999999)
            else shares.percent
        end as measure
    from shares
    inner join limits on shares.check_name = limits.check_name

),

judged as (

    select
        *,
        case
            when measure >= error_at then 'error'
            when measure >= warn_at then 'warn'
            else 'ok'
        end as status
    from measured

)

select
    judged.check_name,
    judged.subject,
    judged.status,
    judged.value,
    judged.unit,
    judged.out_of,
    judged.percent,
    judged.warn_at,
    judged.error_at,
    case when judged.status <> 'ok' then judged.what_to_do end as what_to_do,
    as_of.as_of_date
from judged
cross join {{ ref('int_lead_scoring__as_of') }} as as_of
