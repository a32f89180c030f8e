{#- Which contact properties hold which columns of crm_leads. -#}
{% macro _lead_scoring_hubspot_columns() -%}
    {{ return(lead_scoring.lead_scoring_adapter_columns('hubspot', {
        'email': 'property_email',
        'user_id': 'cast(null as ' ~ dbt.type_string() ~ ')',
        'company_id': 'property_associatedcompanyid',
        'first_name': 'property_firstname',
        'last_name': 'property_lastname',
        'phone': 'property_phone',
        'job_title': 'property_jobtitle',
        'country': 'property_country',
        'region': 'property_state',
        'lead_source': 'property_hs_analytics_source',
        'campaign': 'property_hs_analytics_first_touch_converting_campaign',
        'lifecycle_stage': 'property_lifecyclestage',
        'owner_id': 'property_hubspot_owner_id',
    }, prefix='property_')) }}
{%- endmacro %}
