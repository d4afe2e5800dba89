// Made by "npm run openapi" from provisioning/alerting/. Do not edit.
export const RULES = [
  {
    name: 'aicost-budget-threshold',
    intervalSeconds: 60,
    rule: {
      title: 'AI budget threshold reached',
      condition: 'C',
      for: '0s',
      noDataState: 'OK',
      execErrState: 'KeepLast',
      labels: { product: 'ai-cost-tracker', category: 'budget' },
      annotations: {
        summary:
          '{{ $labels.budget }}: {{ if eq $labels.kind "percent" }}{{ $labels.threshold }} % of the limit is spent{{ else if eq $labels.kind "amount" }}{{ $labels.threshold }} {{ $labels.currency }} is spent{{ else }}the limit will be passed, with a probability of {{ $labels.threshold }} % or more{{ end }}',
        description:
          '{{ printf "%.2f" $values.B.Value }} of {{ printf "%.2f" $values.D.Value }} {{ $labels.currency }} ({{ printf "%.1f" $values.E.Value }} %) is spent in the {{ $labels.period }} from {{ $labels.period_first }} for {{ $labels.scope }}{{ if ge $values.F.Value 0.0 }}; {{ printf "%.2f" $values.F.Value }} {{ $labels.currency }} is expected at its end{{ end }}.',
        current_cost: '{{ printf "%.2f" $values.B.Value }} {{ $labels.currency }}',
        limit: '{{ printf "%.2f" $values.D.Value }} {{ $labels.currency }}',
        used_percent: '{{ printf "%.1f" $values.E.Value }}',
        link: '{{ externalURL }}a/aicost-tracker-app/budgets',
      },
      notification_settings: {
        receiver: 'AI cost',
        group_by: ['alertname', 'grafana_folder', 'budget', 'kind', 'threshold', 'period_first'],
        group_wait: '10s',
        group_interval: '1h',
        repeat_interval: '120h',
      },
      missingSeriesEvalsToResolve: 1,
      data: [
        {
          refId: 'A',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'A',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              'select budget, account, scope, period, period_first::text as period_first, kind, value::text as threshold, severity, currency, breached::float8 as breached from report.alert_signal',
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'B',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'B',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              'select budget, account, scope, period, period_first::text as period_first, kind, value::text as threshold, severity, currency, spent::float8 as spent from report.alert_signal',
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'D',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'D',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              'select budget, account, scope, period, period_first::text as period_first, kind, value::text as threshold, severity, currency, limit_amount::float8 as limit_amount from report.alert_signal',
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'E',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'E',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              'select budget, account, scope, period, period_first::text as period_first, kind, value::text as threshold, severity, currency, trunc(used_ratio * 100, 1)::float8 as used from report.alert_signal',
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'F',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'F',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              'select budget, account, scope, period, period_first::text as period_first, kind, value::text as threshold, severity, currency, coalesce(expected_at_end, -1)::float8 as expected from report.alert_signal',
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'C',
          datasourceUid: '__expr__',
          model: {
            refId: 'C',
            type: 'threshold',
            expression: 'A',
            datasource: { type: '__expr__', uid: '__expr__' },
            conditions: [{ evaluator: { type: 'gt', params: [0] } }],
          },
          relativeTimeRange: { from: 0, to: 0 },
          queryType: '',
        },
      ],
    },
  },
  {
    name: 'aicost-budget-exhaustion',
    intervalSeconds: 60,
    rule: {
      title: 'AI budget used up within 7 days',
      condition: 'C',
      for: '0s',
      noDataState: 'OK',
      execErrState: 'KeepLast',
      labels: { product: 'ai-cost-tracker', category: 'budget', kind: 'exhaustion', severity: 'warning' },
      annotations: {
        summary: '{{ $labels.budget }}: used up in {{ printf "%.0f" $values.A.Value }} days',
        description:
          'At the rate of the last days, the {{ $labels.period }} budget for {{ $labels.scope }} reaches its limit before the period from {{ $labels.period_first }} ends.',
        link: '{{ externalURL }}a/aicost-tracker-app/budgets',
      },
      notification_settings: {
        receiver: 'AI cost',
        group_by: ['alertname', 'grafana_folder', 'budget', 'period_first'],
        group_wait: '10s',
        group_interval: '1h',
        repeat_interval: '120h',
      },
      missingSeriesEvalsToResolve: 1,
      data: [
        {
          refId: 'A',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'A',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select budget, account, scope, period, period_first::text as period_first, currency, case when exhausted_by in ('forecast', 'burn rate') then coalesce(exhausted_on - as_of, 999) else 999 end::float8 as days from report.budget_status",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'C',
          datasourceUid: '__expr__',
          model: {
            refId: 'C',
            type: 'threshold',
            expression: 'A',
            datasource: { type: '__expr__', uid: '__expr__' },
            conditions: [{ evaluator: { type: 'lt', params: [8] }, unloadEvaluator: { type: 'gt', params: [10] } }],
          },
          relativeTimeRange: { from: 0, to: 0 },
          queryType: '',
        },
      ],
    },
  },
  {
    name: 'aicost-anomaly',
    intervalSeconds: 300,
    rule: {
      title: 'AI cost anomaly',
      condition: 'C',
      for: '0s',
      noDataState: 'OK',
      execErrState: 'KeepLast',
      labels: { product: 'ai-cost-tracker', category: 'anomaly', kind: 'anomaly' },
      annotations: {
        summary:
          '{{ $labels.account }}{{ if $labels.model }}, {{ $labels.model }}{{ end }}: unusual cost on {{ $labels.day }}',
        description:
          '{{ printf "%.2f" $values.B.Value }} {{ $labels.currency }}, of which {{ printf "%.2f" $values.A.Value }} is more or less than expected. The page says what made the difference, and takes your verdict.',
        link: '{{ externalURL }}a/aicost-tracker-app/anomalies?id={{ $labels.anomaly }}',
      },
      notification_settings: {
        receiver: 'AI cost',
        group_by: ['alertname', 'grafana_folder', 'anomaly'],
        group_wait: '10s',
        group_interval: '1h',
        repeat_interval: '120h',
      },
      missingSeriesEvalsToResolve: 1,
      data: [
        {
          refId: 'A',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'A',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select anomaly_id::text as anomaly, account, coalesce(service, '') as service, coalesce(model, '') as model, day::text as day, severity, currency, abs(excess)::float8 as excess from report.anomaly where is_open and not is_part and verdict is null and severity <> 'low' and last_day > now()::date - 15",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'B',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'B',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select anomaly_id::text as anomaly, account, coalesce(service, '') as service, coalesce(model, '') as model, day::text as day, severity, currency, cost::float8 as cost from report.anomaly where is_open and not is_part and verdict is null and severity <> 'low' and last_day > now()::date - 15",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'C',
          datasourceUid: '__expr__',
          model: {
            refId: 'C',
            type: 'threshold',
            expression: 'A',
            datasource: { type: '__expr__', uid: '__expr__' },
            conditions: [{ evaluator: { type: 'gt', params: [0] } }],
          },
          relativeTimeRange: { from: 0, to: 0 },
          queryType: '',
        },
      ],
    },
  },
  {
    name: 'aicost-stale',
    intervalSeconds: 300,
    rule: {
      title: 'AI cost data is stale',
      condition: 'C',
      for: '0s',
      noDataState: 'OK',
      execErrState: 'KeepLast',
      labels: { product: 'ai-cost-tracker', category: 'system' },
      annotations: {
        summary: '{{ $labels.account }}: no complete read for {{ printf "%.0f" $values.B.Value }} hours',
        description:
          'Costs, budgets and forecasts of this account stand still. The page of the account says what its provider answers.',
        link: '{{ externalURL }}a/aicost-tracker-app/accounts',
      },
      notification_settings: {
        receiver: 'AI cost',
        group_by: ['alertname', 'grafana_folder', 'account', 'currency'],
        group_wait: '10s',
        group_interval: '1h',
        repeat_interval: '120h',
      },
      missingSeriesEvalsToResolve: 1,
      data: [
        {
          refId: 'A',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'A',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select kind, account, service, currency, severity, breached::float8 as breached from report.alert_condition where kind = 'stale'",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'B',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'B',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select kind, account, service, currency, severity, value::float8 as value from report.alert_condition where kind = 'stale'",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'C',
          datasourceUid: '__expr__',
          model: {
            refId: 'C',
            type: 'threshold',
            expression: 'A',
            datasource: { type: '__expr__', uid: '__expr__' },
            conditions: [{ evaluator: { type: 'gt', params: [0] } }],
          },
          relativeTimeRange: { from: 0, to: 0 },
          queryType: '',
        },
      ],
    },
  },
  {
    name: 'aicost-sync-failing',
    intervalSeconds: 300,
    rule: {
      title: 'AI cost sync is failing',
      condition: 'C',
      for: '0s',
      noDataState: 'OK',
      execErrState: 'KeepLast',
      labels: { product: 'ai-cost-tracker', category: 'system' },
      annotations: {
        summary: '{{ $labels.account }}: {{ printf "%.0f" $values.B.Value }} reads in a row have failed',
        description:
          'The figures stay as they were. It is tried again by itself; the page of the account says what its provider answers.',
        link: '{{ externalURL }}a/aicost-tracker-app/accounts',
      },
      notification_settings: {
        receiver: 'AI cost',
        group_by: ['alertname', 'grafana_folder', 'account', 'currency'],
        group_wait: '10s',
        group_interval: '1h',
        repeat_interval: '120h',
      },
      missingSeriesEvalsToResolve: 1,
      data: [
        {
          refId: 'A',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'A',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select kind, account, service, currency, severity, breached::float8 as breached from report.alert_condition where kind = 'sync failing'",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'B',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'B',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select kind, account, service, currency, severity, value::float8 as value from report.alert_condition where kind = 'sync failing'",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'C',
          datasourceUid: '__expr__',
          model: {
            refId: 'C',
            type: 'threshold',
            expression: 'A',
            datasource: { type: '__expr__', uid: '__expr__' },
            conditions: [{ evaluator: { type: 'gt', params: [0] } }],
          },
          relativeTimeRange: { from: 0, to: 0 },
          queryType: '',
        },
      ],
    },
  },
  {
    name: 'aicost-access-refused',
    intervalSeconds: 300,
    rule: {
      title: 'AI provider refuses the key',
      condition: 'C',
      for: '0s',
      noDataState: 'OK',
      execErrState: 'KeepLast',
      labels: { product: 'ai-cost-tracker', category: 'system' },
      annotations: {
        summary: '{{ $labels.account }}: the provider refuses the key',
        description:
          'Nothing is read until somebody gives this account a key that works: it expired, was deleted, or lacks a right.',
        link: '{{ externalURL }}a/aicost-tracker-app/accounts',
      },
      notification_settings: {
        receiver: 'AI cost',
        group_by: ['alertname', 'grafana_folder', 'account', 'currency'],
        group_wait: '10s',
        group_interval: '1h',
        repeat_interval: '120h',
      },
      missingSeriesEvalsToResolve: 1,
      data: [
        {
          refId: 'A',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'A',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select kind, account, service, currency, severity, breached::float8 as breached from report.alert_condition where kind = 'access refused'",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'B',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'B',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select kind, account, service, currency, severity, value::float8 as value from report.alert_condition where kind = 'access refused'",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'C',
          datasourceUid: '__expr__',
          model: {
            refId: 'C',
            type: 'threshold',
            expression: 'A',
            datasource: { type: '__expr__', uid: '__expr__' },
            conditions: [{ evaluator: { type: 'gt', params: [0] } }],
          },
          relativeTimeRange: { from: 0, to: 0 },
          queryType: '',
        },
      ],
    },
  },
  {
    name: 'aicost-unpriced',
    intervalSeconds: 300,
    rule: {
      title: 'AI usage without a price',
      condition: 'C',
      for: '1h',
      noDataState: 'OK',
      execErrState: 'KeepLast',
      labels: { product: 'ai-cost-tracker', category: 'system' },
      annotations: {
        summary: '{{ $labels.account }}: {{ printf "%.0f" $values.B.Value }} charges have no price',
        description: 'They are missing from every cost, and are not zero. The health page lists them.',
        link: '{{ externalURL }}a/aicost-tracker-app/health',
      },
      notification_settings: {
        receiver: 'AI cost',
        group_by: ['alertname', 'grafana_folder', 'account', 'currency'],
        group_wait: '10s',
        group_interval: '1h',
        repeat_interval: '120h',
      },
      missingSeriesEvalsToResolve: 1,
      data: [
        {
          refId: 'A',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'A',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select kind, account, service, currency, severity, breached::float8 as breached from report.alert_condition where kind = 'unpriced'",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'B',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'B',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select kind, account, service, currency, severity, value::float8 as value from report.alert_condition where kind = 'unpriced'",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'C',
          datasourceUid: '__expr__',
          model: {
            refId: 'C',
            type: 'threshold',
            expression: 'A',
            datasource: { type: '__expr__', uid: '__expr__' },
            conditions: [{ evaluator: { type: 'gt', params: [0] } }],
          },
          relativeTimeRange: { from: 0, to: 0 },
          queryType: '',
        },
      ],
    },
  },
  {
    name: 'aicost-restated',
    intervalSeconds: 300,
    rule: {
      title: 'AI costs of the past were restated',
      condition: 'C',
      for: '0s',
      noDataState: 'OK',
      execErrState: 'KeepLast',
      labels: { product: 'ai-cost-tracker', category: 'system' },
      annotations: {
        summary:
          '{{ $labels.account }}: {{ printf "%.2f" $values.B.Value }} {{ $labels.currency }} of final costs has moved',
        description:
          'The provider changed amounts of days that were final. The health page shows what was, what is, and when it was read.',
        link: '{{ externalURL }}a/aicost-tracker-app/health',
      },
      notification_settings: {
        receiver: 'AI cost',
        group_by: ['alertname', 'grafana_folder', 'account', 'currency'],
        group_wait: '10s',
        group_interval: '1h',
        repeat_interval: '120h',
      },
      missingSeriesEvalsToResolve: 1,
      data: [
        {
          refId: 'A',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'A',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select kind, account, service, currency, severity, breached::float8 as breached from report.alert_condition where kind = 'restated'",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'B',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'B',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select kind, account, service, currency, severity, value::float8 as value from report.alert_condition where kind = 'restated'",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'C',
          datasourceUid: '__expr__',
          model: {
            refId: 'C',
            type: 'threshold',
            expression: 'A',
            datasource: { type: '__expr__', uid: '__expr__' },
            conditions: [{ evaluator: { type: 'gt', params: [0] } }],
          },
          relativeTimeRange: { from: 0, to: 0 },
          queryType: '',
        },
      ],
    },
  },
  {
    name: 'aicost-format-changed',
    intervalSeconds: 300,
    rule: {
      title: 'AI provider changed its answers',
      condition: 'C',
      for: '0s',
      noDataState: 'OK',
      execErrState: 'KeepLast',
      labels: { product: 'ai-cost-tracker', category: 'system' },
      annotations: {
        summary: '{{ $labels.account }}: {{ printf "%.0f" $values.B.Value }} new fields in the answers of the provider',
        description:
          'Nothing is lost. A new version of the collector may be able to tell more; until then compare a day with the bill.',
        link: '{{ externalURL }}a/aicost-tracker-app/health',
      },
      notification_settings: {
        receiver: 'AI cost',
        group_by: ['alertname', 'grafana_folder', 'account', 'currency'],
        group_wait: '10s',
        group_interval: '1h',
        repeat_interval: '120h',
      },
      missingSeriesEvalsToResolve: 1,
      data: [
        {
          refId: 'A',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'A',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select kind, account, service, currency, severity, breached::float8 as breached from report.alert_condition where kind = 'format changed'",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'B',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'B',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select kind, account, service, currency, severity, value::float8 as value from report.alert_condition where kind = 'format changed'",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'C',
          datasourceUid: '__expr__',
          model: {
            refId: 'C',
            type: 'threshold',
            expression: 'A',
            datasource: { type: '__expr__', uid: '__expr__' },
            conditions: [{ evaluator: { type: 'gt', params: [0] } }],
          },
          relativeTimeRange: { from: 0, to: 0 },
          queryType: '',
        },
      ],
    },
  },
  {
    name: 'aicost-ledger',
    intervalSeconds: 300,
    rule: {
      title: 'AI cost ledger does not add up',
      condition: 'C',
      for: '0s',
      noDataState: 'OK',
      execErrState: 'KeepLast',
      labels: { product: 'ai-cost-tracker', category: 'system' },
      annotations: {
        summary: '{{ $labels.account }}: {{ printf "%.0f" $values.B.Value }} days do not add up',
        description:
          'Stored charges, totals, history and sums of a day are not the same figure: something else than the collector wrote into the database, or the collector is at fault. "aicost doctor" says which day and how to mend it.',
        link: '{{ externalURL }}a/aicost-tracker-app/health/unread',
      },
      notification_settings: {
        receiver: 'AI cost',
        group_by: ['alertname', 'grafana_folder', 'account', 'currency'],
        group_wait: '10s',
        group_interval: '1h',
        repeat_interval: '120h',
      },
      missingSeriesEvalsToResolve: 1,
      data: [
        {
          refId: 'A',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'A',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select kind, account, service, currency, severity, breached::float8 as breached from report.alert_condition where kind = 'ledger'",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'B',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'B',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select kind, account, service, currency, severity, value::float8 as value from report.alert_condition where kind = 'ledger'",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'C',
          datasourceUid: '__expr__',
          model: {
            refId: 'C',
            type: 'threshold',
            expression: 'A',
            datasource: { type: '__expr__', uid: '__expr__' },
            conditions: [{ evaluator: { type: 'gt', params: [0] } }],
          },
          relativeTimeRange: { from: 0, to: 0 },
          queryType: '',
        },
      ],
    },
  },
  {
    name: 'aicost-requests-without-cost',
    intervalSeconds: 300,
    rule: {
      title: 'AI requests rise without cost',
      condition: 'C',
      for: '0s',
      noDataState: 'OK',
      execErrState: 'KeepLast',
      labels: { product: 'ai-cost-tracker', category: 'anomaly' },
      annotations: {
        summary: '{{ $labels.account }}: {{ printf "%.1f" $values.B.Value }} times the usual requests, at no more cost',
        description:
          'Either something retries in vain, or the bill is late. Compare the last whole day with the days before.',
        link: '{{ externalURL }}a/aicost-tracker-app/breakdown',
      },
      notification_settings: {
        receiver: 'AI cost',
        group_by: ['alertname', 'grafana_folder', 'account', 'currency'],
        group_wait: '10s',
        group_interval: '1h',
        repeat_interval: '120h',
      },
      missingSeriesEvalsToResolve: 1,
      data: [
        {
          refId: 'A',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'A',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select kind, account, service, currency, severity, breached::float8 as breached from report.alert_condition where kind = 'requests without cost'",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'B',
          datasourceUid: 'aicost-postgres',
          model: {
            refId: 'B',
            datasource: { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' },
            editorMode: 'code',
            rawQuery: true,
            format: 'table',
            rawSql:
              "select kind, account, service, currency, severity, value::float8 as value from report.alert_condition where kind = 'requests without cost'",
          },
          relativeTimeRange: { from: 600, to: 0 },
          queryType: '',
        },
        {
          refId: 'C',
          datasourceUid: '__expr__',
          model: {
            refId: 'C',
            type: 'threshold',
            expression: 'A',
            datasource: { type: '__expr__', uid: '__expr__' },
            conditions: [{ evaluator: { type: 'gt', params: [0] } }],
          },
          relativeTimeRange: { from: 0, to: 0 },
          queryType: '',
        },
      ],
    },
  },
] as const;

export const MESSAGES = {
  title:
    '{{ with (index .Alerts 0).Labels -}}\n[{{ if eq $.Status "resolved" }}OVER{{ else }}{{ toUpper (or .severity "warning") }}{{ end }}] {{ end -}}\n{{ (index .Alerts 0).Annotations.summary }}{{ if gt (len .Alerts) 1 }} (and {{ len (slice .Alerts 1) }} more){{ end }}',
  text: '{{ range .Alerts }}{{ .Annotations.summary }}\n{{ .Annotations.description }}\n{{- if .Labels.account }}\nAccount: {{ .Labels.account }}{{ end }}\n{{- if .Labels.severity }}\nLevel: {{ .Labels.severity }}{{ end }}\n{{- if .Annotations.current_cost }}\nCurrent cost: {{ .Annotations.current_cost }}\nLimit: {{ .Annotations.limit }}\nUsed: {{ .Annotations.used_percent }} %\nPeriod: {{ .Labels.period }} from {{ .Labels.period_first }}{{ end }}\n{{- if .Annotations.link }}\n{{ .Annotations.link }}{{ end }}\n{{ end }}',
} as const;
