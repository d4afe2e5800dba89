import React, { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Alert, LinkButton } from '@grafana/ui';
import { rights } from '../../api/rights';
import { Answer } from '../../components/Answer';
import { CostPage } from '../frame/CostPage';
import { pageUrl } from '../routes';
import { BudgetList } from './BudgetList';
import { BudgetEditor, type Saved } from './form/BudgetEditor';
import { useBudgets } from './useBudgets';

/** `?edit=new` and `?edit=7` show the form, `?budget=7` brings one budget into view. */
export function BudgetsPage() {
  const [address, goTo] = useSearchParams();
  const edit = rights().mayWrite ? address.get('edit') : null;
  const [saved, setSaved] = useState<Saved | null>(null);
  const finish = (done: Saved) => {
    setSaved(done);
    goTo({ budget: String(done.id) });
  };
  return (
    <CostPage name="budgets" actions={edit === null && rights().mayWrite && <AddBudget />}>
      {edit !== null ? (
        <Editor key={edit} wish={edit} onSaved={finish} onCancel={() => goTo({})} />
      ) : (
        <>
          {saved && <SavedNotice saved={saved} onRemove={() => setSaved(null)} />}
          <BudgetList chosen={numberIn(address.get('budget'))} />
        </>
      )}
    </CostPage>
  );
}

function AddBudget() {
  return (
    <LinkButton icon="plus" href={pageUrl('budgets', { edit: 'new' })}>
      Add a budget
    </LinkButton>
  );
}

function SavedNotice({ saved, onRemove }: { readonly saved: Saved; readonly onRemove: () => void }) {
  const { name, warnings } = saved;
  return (
    <Alert severity={warnings.length > 0 ? 'warning' : 'success'} title={`“${name}” is saved`} onRemove={onRemove}>
      {warnings.map((warning) => (
        <div key={warning}>{warning}</div>
      ))}
    </Alert>
  );
}

interface EditorProps {
  readonly wish: string;
  readonly onSaved: (saved: Saved) => void;
  readonly onCancel: () => void;
}

function Editor({ wish, onSaved, onCancel }: EditorProps) {
  const asked = useBudgets();
  if (wish === 'new') return <BudgetEditor budget={null} {...{ onSaved, onCancel }} />;
  return (
    <Answer of={asked} what="the budget">
      {({ budgets }) => {
        const budget = budgets.find(({ id }) => String(id) === wish);
        if (budget) return <BudgetEditor budget={budget} {...{ onSaved, onCancel }} />;
        return (
          <Alert severity="warning" title="This budget is not there">
            It was deleted, or the address is wrong. <a href={pageUrl('budgets')}>See all budgets</a>
          </Alert>
        );
      }}
    </Answer>
  );
}

function numberIn(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}
