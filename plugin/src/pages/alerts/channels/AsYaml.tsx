import React, { useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, ClipboardButton, Modal, useStyles2 } from '@grafana/ui';
import { useQuery } from '@tanstack/react-query';
import { channelAsYaml } from '../../../alerting/channelDesk';
import { Answer } from '../../../components/Answer';

/** A channel as a file for Grafana's provisioning, for those who want to keep it in files. */
export function AsYaml({ name }: { readonly name: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="secondary" onClick={() => setOpen(true)} aria-label={`${name} as YAML`}>
        As YAML
      </Button>
      <Modal title={`“${name}” as a file`} isOpen={isOpen} onDismiss={() => setOpen(false)}>
        <Yaml name={name} />
      </Modal>
    </>
  );
}

function Yaml({ name }: { readonly name: string }) {
  const styles = useStyles2(yamlStyles);
  const yaml = useQuery({ queryKey: ['alerting', 'yaml', name], queryFn: () => channelAsYaml(name) });
  return (
    <Answer of={yaml} what="the file">
      {(text) => (
        <>
          <p>
            Put it into provisioning/alerting/ of Grafana, with the address in place of [REDACTED], and remove the
            channel here: Grafana keeps what comes from files as it is there.
          </p>
          <pre className={styles.text} tabIndex={0} aria-label="The file">
            {text}
          </pre>
          <ClipboardButton icon="copy" getText={() => text}>
            Copy
          </ClipboardButton>
        </>
      )}
    </Answer>
  );
}

function yamlStyles(theme: GrafanaTheme2) {
  return { text: css({ maxHeight: '50vh', overflow: 'auto', marginBottom: theme.spacing(2) }) };
}
