import React from 'react';
import { TextLink } from '@grafana/ui';
import { Quiet } from '../../../components/list/Quiet';
import { pageUrl } from '../../routes';

interface Props {
  readonly account_id: number;
  readonly account: string;
  readonly stream: string;
}

/** Which kind of figures of which account. */
export function AccountStream({ account_id: id, account, stream }: Props) {
  return (
    <>
      <TextLink inline={false} href={pageUrl(`accounts/${id}`)}>
        {account}
      </TextLink>
      <Quiet>{stream}</Quiet>
    </>
  );
}
