import React, { useRef, useState } from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Stack, Text, useStyles2 } from '@grafana/ui';

interface Props {
  readonly file: File | null;
  readonly onPick: (file: File) => void;
}

/** A file, chosen or dropped. */
export function FilePicker({ file, onPick }: Props) {
  const styles = useStyles2(pickerStyles);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    const [picked] = Array.from(files ?? []);
    if (picked) onPick(picked);
  };
  return (
    <div
      className={cx(styles.area, isOver && styles.over)}
      data-testid="import-drop"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <Stack direction="column" gap={1} alignItems="flex-start">
        <label htmlFor="import-file">Drop a file here, or choose one</label>
        {/* Grafana hides file inputs, so a button opens this one. */}
        <Button variant="secondary" icon="file-alt" onClick={() => input.current?.click()}>
          Choose a file
        </Button>
        <input
          ref={input}
          tabIndex={-1}
          className="sr-only"
          id="import-file"
          type="file"
          accept=".csv,.json,.txt,text/csv,application/json"
          onChange={(event) => take(event.currentTarget.files)}
        />
        <Text variant="bodySmall" color="secondary">
          Our own CSV export, FinOps FOCUS 1.0 to 1.3 (CSV), or what “ccusage daily --json” prints; at most 20 MiB.
        </Text>
        {file && <Text weight="medium">{file.name}</Text>}
      </Stack>
    </div>
  );
}

function pickerStyles(theme: GrafanaTheme2) {
  return {
    area: css({
      padding: theme.spacing(3),
      border: `1px dashed ${theme.colors.border.strong}`,
      borderRadius: theme.shape.radius.default,
    }),
    over: css({ background: theme.colors.action.hover }),
  };
}
