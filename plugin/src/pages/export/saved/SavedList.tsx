import React, { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Button, Field, IconButton, Input, LinkButton, Stack } from '@grafana/ui';
import { pageUrl } from '../../routes';
import { queryToSave, type SavedChoices } from './savedChoices';
import { useSavedChoices } from './useSavedChoices';

/** Choices that this person makes again and again. A named period moves with the calendar. */
export function SavedList() {
  const [address] = useSearchParams();
  const { saved, save, forget } = useSavedChoices();
  const [name, setName] = useState('');
  const onSave = (event: React.FormEvent) => {
    event.preventDefault();
    void save({ name: name.trim(), query: queryToSave(address) }).then(() => setName(''));
  };
  return (
    <Stack direction="column" gap={1}>
      {saved.map((item) => (
        <SavedItem key={item.name} item={item} onForget={() => void forget(item.name)} />
      ))}
      <form onSubmit={onSave}>
        <Stack gap={1} alignItems="flex-end" wrap="wrap">
          <Field label="Save these choices as" htmlFor="export-preset-name" noMargin>
            <Input
              id="export-preset-name"
              value={name}
              maxLength={60}
              placeholder="Monthly books"
              onChange={(event) => setName(event.currentTarget.value)}
            />
          </Field>
          <Button type="submit" variant="secondary" disabled={name.trim() === ''}>
            Save
          </Button>
        </Stack>
      </form>
    </Stack>
  );
}

function SavedItem({ item, onForget }: { readonly item: SavedChoices; readonly onForget: () => void }) {
  return (
    <Stack gap={1} alignItems="center">
      <LinkButton size="sm" fill="text" icon="bookmark" href={`${pageUrl('export')}?${item.query}`}>
        {item.name}
      </LinkButton>
      <IconButton name="trash-alt" tooltip={`Forget “${item.name}”`} onClick={onForget} />
    </Stack>
  );
}
