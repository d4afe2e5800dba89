import { useSearchParams } from 'react-router-dom';

/** What is chosen on a list, kept in its address. An empty text takes a choice back. */
export function useChosen() {
  const [address, goTo] = useSearchParams();
  const choose = (key: string, value: string | number | undefined) => {
    const next = new URLSearchParams(address);
    if (value === undefined || value === '') next.delete(key);
    else next.set(key, String(value));
    goTo(next, { replace: true });
  };
  return {
    text: (key: string) => address.get(key) ?? undefined,
    number: (key: string) => wholeIn(address.get(key)),
    choose,
  };
}

/** A number above zero; anything else that somebody wrote into the address is no choice. */
function wholeIn(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
