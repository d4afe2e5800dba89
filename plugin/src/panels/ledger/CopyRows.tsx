import React from 'react';
import { ClipboardButton, LinkButton, Stack } from '@grafana/ui';
import type { Copy } from './useCopy';

interface Props {
  readonly copy: Copy;
  readonly exportHref: string;
}

/** Takes rows along: to the clipboard, or to the export page of the app. What happened is said in words. */
export function CopyRows({ copy, exportHref }: Props) {
  return (
    <Stack gap={1} wrap="wrap" alignItems="center">
      <span role="status">{copy.outcome}</span>
      <ClipboardButton
        size="sm"
        variant="secondary"
        icon="copy"
        disabled={copy.isEmpty}
        getText={copy.text}
        onClipboardCopy={() => copy.done(true)}
        onClipboardError={() => copy.done(false)}
      >
        Copy {copy.what}
      </ClipboardButton>
      <LinkButton
        size="sm"
        variant="secondary"
        icon="download-alt"
        tooltip="All charges of these days and this source, whatever the text filter"
        href={exportHref}
      >
        Export these
      </LinkButton>
    </Stack>
  );
}
