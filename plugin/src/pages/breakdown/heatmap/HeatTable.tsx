import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2, useTheme2 } from '@grafana/ui';
import { formatMoneyShort } from '../../../components/money/money';
import { money } from '../words';
import { type Field, type HeatMap, hourFields, hourName, HOURS, WEEKDAYS, weekdayFields } from './heatMap';
import { heatColors } from './heatColors';

interface Props {
  readonly map: HeatMap;
  readonly currency: string;
}

/** The map is a table, so that it can be read without seeing its colours. Hours stand there only when some are known. */
export function HeatTable({ map, currency }: Props) {
  const styles = useStyles2(heatStyles);
  const days = weekdayFields(map);
  const hours = map.cells.length === 0 ? [] : HOURS;
  const fields = hourFields(map);
  return (
    <div className={styles.scroll} role="region" aria-label="Cost by weekday and hour" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Weekday (UTC)</th>
            <th scope="col">Mean day</th>
            <th scope="col">Known days</th>
            {hours.map((hour) => (
              <th key={hour} scope="col">
                {hourName(hour)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day, place) => (
            <tr key={WEEKDAYS[place]}>
              <th scope="row">{WEEKDAYS[place]}</th>
              <HeatCell field={day} text={money(day.amount, currency)} />
              <td>{day.knownDays}</td>
              {hours.map((hour) => (
                <HourCell key={hour} field={fields[place]?.[hour]} currency={currency} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HourCell({ field, currency }: { readonly field: Field | undefined; readonly currency: string }) {
  if (!field || field.amount === null) return <td aria-label="nothing">·</td>;
  const short = formatMoneyShort(Number(field.amount), currency);
  return (
    <HeatCell
      field={field}
      text={
        <Tooltip content={money(field.amount, currency)}>
          <span>{short}</span>
        </Tooltip>
      }
    />
  );
}

function HeatCell({ field, text }: { readonly field: Field; readonly text: React.ReactNode }) {
  const theme = useTheme2();
  return <td style={heatColors(theme, field.heat)}>{text}</td>;
}

function heatStyles(theme: GrafanaTheme2) {
  return {
    scroll: css({ overflowX: 'auto', maxWidth: '100%' }),
    table: css({
      'th, td': { padding: theme.spacing(0.5, 1), whiteSpace: 'nowrap' },
      'td, thead th + th': { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
      'tbody th': { textAlign: 'left', fontWeight: theme.typography.fontWeightRegular },
    }),
  };
}
