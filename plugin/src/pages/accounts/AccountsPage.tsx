import React from 'react';
import { Route, Routes } from 'react-router-dom';
import { ComparePage } from './compare/ComparePage';
import { AccountDetailPage } from './detail/AccountDetailPage';
import { EditAccountPage } from './form/EditAccountPage';
import { NewAccountPage } from './form/NewAccountPage';
import { AccountListPage } from './list/AccountListPage';

/** `/accounts`, `/accounts/new`, `/accounts/7`, `/accounts/7/edit` and `/accounts/7/compare`. */
export function AccountsPage() {
  return (
    <Routes>
      <Route index element={<AccountListPage />} />
      <Route path="new" element={<NewAccountPage />} />
      <Route path=":id" element={<AccountDetailPage />} />
      <Route path=":id/edit" element={<EditAccountPage />} />
      <Route path=":id/compare" element={<ComparePage />} />
    </Routes>
  );
}
