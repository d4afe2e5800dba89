import React from 'react';
import { Answer } from '../../../components/Answer';
import { useCall } from '../../../data/useCall';
import { AnomalyItem } from './AnomalyItem';

interface Props {
  readonly id: string;
  readonly onClose: () => void;
}

/** The anomaly that an address names, also when the filters or the length of the list leave it out. */
export function LinkedAnomaly({ id, onClose }: Props) {
  const isNumber = /^\d{1,15}$/.test(id);
  const asked = useCall('GET /api/analytics/anomalies/{id}', { path: { id: Number(id) } }, { enabled: isNumber });
  if (!isNumber) return null;
  return (
    <Answer of={asked} what="the anomaly">
      {(anomaly) => <AnomalyItem anomaly={anomaly} isOpen onToggle={onClose} />}
    </Answer>
  );
}
