import React from 'react';
import { ShapeMark } from '../../../components/source/ShapeMark';
import type { EventKind } from '../model/events';
import { EVENT_LETTERS } from './drawEvents';
import type { Ink } from './ink';
import { LetterMark } from './LetterMark';

interface Props {
  readonly kind: EventKind;
  readonly ink: Ink;
}

/** The mark of an event, as it stands in the chart. */
export function EventMark({ kind, ink }: Props) {
  return kind === 'manual' ? (
    <ShapeMark shape="diamond" color={ink.event(kind)} />
  ) : (
    <LetterMark letter={EVENT_LETTERS[kind]} color={ink.event(kind)} />
  );
}
