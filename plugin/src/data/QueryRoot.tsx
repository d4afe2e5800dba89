import React, { useState } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';

/** Figures may be this old before a page that is opened again asks for them anew. */
const FRESH_MS = 30_000;

/** One memory of answers for everything below it, so that pages opened again show at once what is known. */
export function QueryRoot({ children }: React.PropsWithChildren) {
  const [client] = useState(createClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

/** A call that failed is not repeated behind a person's back: they see why, and a button. */
function createClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: FRESH_MS, refetchOnWindowFocus: false, retry: false } },
  });
}
