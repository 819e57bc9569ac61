import { CareQueueBoard, CareQueueProvider, CareQueueTicket, useQueue, useTicket } from '@carequeue/widgets/react';
import { useState } from 'react';

/** What the server renders with, and the page again. */
export interface AppProps {
  readonly publishableKey: string;
  readonly baseUrl: string;
  readonly departmentId: string;
  readonly ticketId: string;
  readonly credential: string;
}

function Waiting({ departmentId }: { readonly departmentId: string }) {
  const { queue, status } = useQueue(departmentId);
  return <p>{queue === null ? status : `${queue.waiting.length} waiting`}</p>;
}

function Place({ departmentId, ticketId, credential }: AppProps) {
  const { ticket, view } = useTicket({ departmentId, ticketId, credential });
  return (
    <p>
      {ticket?.code ?? 'Your token'}, {view?.status ?? 'not known yet'}
    </p>
  );
}

/** A waiting room's page. */
export function App(props: AppProps) {
  const { publishableKey, baseUrl, departmentId } = props;
  const [called, setCalled] = useState('nobody');
  const shared = { publishableKey, baseUrl, department: departmentId };
  return (
    <CareQueueProvider publishableKey={publishableKey} baseUrl={baseUrl}>
      <CareQueueBoard {...shared} onCarequeueBoardCalled={({ detail }) => setCalled(detail.label)}>
        Please listen for your token.
      </CareQueueBoard>
      <CareQueueTicket {...shared}>Tokens are also given at the desk.</CareQueueTicket>
      <Waiting departmentId={departmentId} />
      <Place {...props} />
      <p>Called last: {called}</p>
    </CareQueueProvider>
  );
}
