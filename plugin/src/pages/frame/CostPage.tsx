import React from 'react';
import { PluginPage } from '@grafana/runtime';
import { Answer } from '../../components/Answer';
import { useFeatures } from '../../data/useFeatures';
import { PAGES, pageUrl, type PageName } from '../routes';

interface Props {
  readonly name: PageName;
  /** Buttons beside the heading. */
  readonly actions?: React.ReactNode;
}

/** The frame of every page. A collector that is down, too old or not set up is said once, in place of the page. */
export function CostPage({ name, actions, children }: React.PropsWithChildren<Props>) {
  const { title, subTitle } = PAGES[name];
  return (
    <PluginPage pageNav={{ text: title, url: pageUrl(name) }} subTitle={subTitle} actions={actions}>
      <Answer of={useFeatures()} what="the page">
        {() => children}
      </Answer>
    </PluginPage>
  );
}
