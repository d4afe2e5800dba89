import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { SourceBadge } from '../../../components/source/SourceBadge';
import { HatchMark } from '../chart/HatchMark';
import type { Ink } from '../chart/ink';
import { Swatch } from '../chart/Swatch';
import { finalityLook } from '../model/finality';
import type { Part } from '../model/part';
import { costWords, detailWords, stackName } from '../words';

interface Props {
  readonly part: Part;
  readonly currency: string;
  readonly ink: Ink;
  /** It is the one under the mouse. */
  readonly isPointed: boolean;
}

/** One amount with all that is known of it. */
export function PartLine({ part, currency, ink, isPointed }: Props) {
  const styles = useStyles2(lineStyles);
  return (
    <li className={isPointed ? styles.pointed : styles.line}>
      <div className={styles.row}>
        <Swatch color={ink.stack(part.stack)} />
        <span className={styles.name}>{stackName(part.stack)}</span>
        <span className={styles.cost}>{costWords(part, currency)}</span>
      </div>
      <div className={styles.row}>
        <SourceBadge source={part.source} />
        <Finality name={part.finality} />
      </div>
      {detailWords(part, currency).map((text) => (
        <div key={text} className={styles.detail}>
          {text}
        </div>
      ))}
    </li>
  );
}

function Finality({ name }: { readonly name: string }) {
  const { hatch, label } = finalityLook(name);
  return (
    <>
      {hatch !== 'none' && <HatchMark hatch={hatch} />}
      <span>{label}</span>
    </>
  );
}

function lineStyles(theme: GrafanaTheme2) {
  const line = { padding: theme.spacing(0.5), borderRadius: theme.shape.radius.default };
  return {
    line: css(line),
    pointed: css({ ...line, background: theme.colors.action.selected }),
    row: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
    name: css({ flexGrow: 1, overflowWrap: 'anywhere' }),
    cost: css({ fontWeight: theme.typography.fontWeightMedium, textAlign: 'right' }),
    detail: css({ color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
  };
}
