import React from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { rights } from '../../api/rights';
import { pageUrl } from '../routes';
import { Audit } from './audit/Audit';
import { HealthTab } from './HealthTab';
import { Revisions } from './revisions/Revisions';
import { Runs } from './runs/Runs';
import { Today } from './today/Today';
import { Unpriced } from './unpriced/Unpriced';
import { Unread } from './unread/Unread';

/** `/health`, and one address for each of its subjects. */
export function HealthPage() {
  return (
    <Routes>
      <Route index element={<HealthTab name="today" content={<Today />} />} />
      <Route path="runs" element={<HealthTab name="runs" content={<Runs />} />} />
      <Route path="unread" element={<HealthTab name="unread" content={<Unread />} />} />
      <Route path="unpriced" element={<HealthTab name="unpriced" content={<Unpriced />} />} />
      <Route path="changes" element={<HealthTab name="changes" content={<Revisions />} />} />
      {rights().mayAdminister && <Route path="audit" element={<HealthTab name="audit" content={<Audit />} />} />}
      <Route path="*" element={<Navigate to={pageUrl('health')} replace />} />
    </Routes>
  );
}
