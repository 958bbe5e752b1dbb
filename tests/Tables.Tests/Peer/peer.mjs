// The official client for JavaScript, as somebody to compare with. Takes one order on standard input, answers on standard output.
import { text } from 'node:stream/consumers';
import { TableClient } from '@azure/data-tables';

const TRANSACTION_ACTIONS_MAX = 100;
const STALE = `W/"datetime'2020-01-01T00%3A00%3A00.0000000Z'"`;

const order = JSON.parse(await text(process.stdin));
const table = TableClient.fromConnectionString(order.connectionString, order.table, { allowInsecureConnection: true });

const orders = { write, read, mistakes };
console.log(JSON.stringify(await orders[order.do]()));

async function write() {
  const entities = order.entities.map(({ partitionKey, rowKey, properties }) => ({ partitionKey, rowKey, ...properties }));
  const [alone, ...together] = entities;
  await table.createEntity(alone);
  while (together.length > 0) {
    const chunk = together.splice(0, TRANSACTION_ACTIONS_MAX);
    await table.submitTransaction(chunk.map((entity) => ['create', entity]));
  }
  return entities.length;
}

async function read() {
  const found = [];
  for await (const entity of table.listEntities({ disableTypeConversion: true })) {
    const { partitionKey, rowKey, etag, timestamp, ...properties } = entity;
    delete properties['odata.metadata'];
    found.push({ partitionKey, rowKey, etag, properties });
  }
  return found;
}

async function mistakes() {
  const there = { partitionKey: 'p', rowKey: 'there' };
  const missing = { partitionKey: 'p', rowKey: 'missing' };
  return {
    addTwice: await failure(() => table.createEntity(there)),
    readMissing: await failure(() => table.getEntity('p', 'missing')),
    updateMissing: await failure(() => table.updateEntity(missing, 'Replace')),
    updateStale: await failure(() => table.updateEntity(there, 'Replace', { etag: STALE })),
    mergeStale: await failure(() => table.updateEntity(there, 'Merge', { etag: STALE })),
    deleteStale: await failure(() => table.deleteEntity('p', 'there', { etag: STALE })),
    transactionAddTwice: await failure(() => table.submitTransaction([['create', missing], ['create', there]])),
    transactionStale: await failure(() => table.submitTransaction([['create', missing], ['update', there, 'Replace', { etag: STALE }]])),
    badFilter: await failure(async () => {
      for await (const _ of table.listEntities({ queryOptions: { filter: 'PartitionKey equals p' } })) {
        // Asking is enough.
      }
    }),
  };
}

async function failure(attempt) {
  try {
    await attempt();
    return 'none';
  } catch (error) {
    return `${error.statusCode} ${error.code ?? error.details?.odataError?.code}`;
  }
}
