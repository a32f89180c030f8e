{{ config(enabled='marketo' in var('lead_scoring_sources')) }}

{#- The tables: what their rows are called here, and the columns that not all
    of them have. -#}
{%- set text = 'cast(null as ' ~ dbt.type_string() ~ ')' %}
{%- set none_marked = 'cast(null as ' ~ dbt.type_boolean() ~ ')' %}
{%- set kinds = {
    'send_email': ('email_sent', text, text, none_marked),
    'email_delivered': ('email_delivered', text, text, none_marked),
    'email_bounced': ('email_bounce', text, text, none_marked),
    'open_email': ('email_open', text, 'user_agent', 'is_bot_activity'),
    'click_email': ('email_click', 'link', 'user_agent', 'is_bot_activity'),
    'unsubscribe_email': ('email_unsubscribe', text, 'user_agent', none_marked),
} %}

with {% for kind in kinds -%}
{{ kind }}s as (

    {{ lead_scoring_source_table('marketo', 'activity_' ~ kind) | indent(4) }}

){{ ',' if not loop.last }}

{% endfor -%}
{% for kind, (event, link, user_agent, is_filtered) in kinds.items() %}
select
    'marketo' as source_system,
    id as source_record_id,
    coalesce(_fivetran_synced, activity_date) as loaded_at,
    activity_date as known_at,
    '{{ kind }}:' || id as event_id,
    '{{ event }}' as event_name,
    'marketo:' || lead_id as user_id,
    {{ link }} as page_url,
    primary_attribute_value as campaign,
    {{ user_agent }} as user_agent,
    {{ is_filtered }} as is_filtered,
    activity_date as occurred_at
from {{ kind }}s
{%- if kind == 'send_email' %}
where coalesce(lower(action_result), '') <> 'skipped'
{%- endif %}
{% if not loop.last %}
union all
{% endif %}
{%- endfor %}
