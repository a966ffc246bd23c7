/**
 * What systems usually consist of, so that a design can be begun without a model: by which words a part is asked for,
 * what it does, keeps, offers and tells. Data only; what it does not know stays with TODO.
 */
export interface Capability {
  readonly id: string;
  readonly pattern: RegExp;
  readonly name: string;
  readonly does: string;
  readonly kind: 'core feature' | 'user workflow' | 'integration point' | 'data requirement';
  /** `Name: its main fields` */
  readonly entities: readonly string[];
  /** `GET /products: what for` */
  readonly calls: readonly string[];
  /** What it tells others, in the past tense: `OrderPlaced`. */
  readonly event: string;
  /** What takes its work back; empty where nothing has to. */
  readonly undo: string;
  /** The system of somebody else that it talks to. */
  readonly outside?: string;
}

const part = (
  id: string,
  pattern: RegExp,
  name: string,
  does: string,
  rest: Partial<Omit<Capability, 'id' | 'pattern' | 'name' | 'does'>> = {},
): Capability => ({
  id,
  pattern,
  name,
  does,
  kind: 'core feature',
  entities: [],
  calls: [],
  event: '',
  undo: '',
  ...rest,
});

/** In the order in which a request usually meets them. */
const capabilities: readonly Capability[] = [
  part(
    'ingestion',
    /\bingest\w*|\bevents?\s?(?:\/|per )\s?s(?:ec|econd)?\b|\bclickstream\b|\btelemetry\b/i,
    'Ingestion',
    'takes events in, checks their form and writes them to the log before it answers',
    {
      entities: ['Event: event_id, source, type, occurred_at, payload'],
      calls: ['POST /v1/events: a batch of events, accepted with 202 and the ids that were refused'],
      event: 'EventAccepted',
    },
  ),
  part(
    'stream',
    /\bstream(?:ing)?[- ]process\w*|\bstream processing\b|\breal-?time (?:analytics|processing|pipeline)\b|\bwindow(?:ed|ing)\b/i,
    'Stream processing',
    'joins, windows and aggregates events by event time, and repeats from a checkpoint after a failure',
    {
      entities: ['Aggregate: window_start, dimension, measure, value, version'],
      event: 'AggregateUpdated',
    },
  ),
  part(
    'inference',
    /\bML\b|\bmachine learning\b|\binference\b|\bmodel serving\b|\bpredictions?\b|\bfraud (?:score|scoring|detection)\b/i,
    'Inference',
    'scores events with a versioned model and falls back to the last score when it is late',
    {
      entities: [
        'Score: event_id, model_version, value, scored_at',
        'ModelVersion: version, trained_at, metrics, status',
      ],
      calls: ['POST /v1/scores: the score of an event by the active model version'],
      event: 'EventScored',
    },
  ),
  part(
    'dashboard',
    /\bdashboards?\b|\breporting\b|\breports\b/i,
    'Dashboards',
    'answers questions on prepared aggregates and pushes changes to open pages',
    {
      kind: 'user workflow',
      entities: ['Dashboard: dashboard_id, owner, queries, refreshed_at'],
      calls: ['GET /v1/dashboards/{id}: the current values', 'GET /v1/dashboards/{id}/stream: changes as they come'],
    },
  ),
  part(
    'retention',
    /\b(?:hot|cold|warm) (?:storage|data|tier)\b|\bhot and\b|\barchiv\w+|\bretention\b/i,
    'Tiered storage',
    'keeps recent data for quick questions, moves older data to cheap storage and deletes it when its time is over',
    {
      kind: 'data requirement',
      entities: ['Segment: segment_id, from, to, tier, location, delete_after'],
    },
  ),
  part(
    'catalogue',
    /\b(?:product )?catalog(?:ue)?\b|\bproducts?\b(?! (?:owner|people|manager|team))/i,
    'Product catalogue',
    'keeps products, prices and categories and answers browsing',
    {
      entities: ['Product: product_id, sku, name, price, currency, category, status'],
      calls: ['GET /v1/products: a page of products by category and words', 'GET /v1/products/{id}: one product'],
      event: 'ProductChanged',
    },
  ),
  part(
    'search',
    /\bfull[- ]?text\b|\bproduct search\b|\bsearch(?:es|ing)? (?:for|over|across|of|products|the)\b|\bfacet\w*/i,
    'Search',
    'finds things by words, filters and spelling mistakes',
    {
      calls: ['GET /v1/search: hits with facets'],
    },
  ),
  part(
    'cart',
    /\b(?:shopping )?(?:cart|basket)\b/i,
    'Cart',
    'keeps what a customer is about to buy, with prices checked again at checkout',
    {
      kind: 'user workflow',
      entities: ['Cart: cart_id, customer_id, lines, expires_at'],
      calls: ['PUT /v1/carts/{id}/lines/{sku}: sets a quantity; the same call twice gives the same cart'],
      event: 'CartChanged',
      undo: 'the cart stays as it was',
    },
  ),
  part(
    'checkout',
    /\bcheck-?out\b/i,
    'Checkout',
    'turns a cart into an order step by step and can be repeated safely',
    {
      kind: 'user workflow',
      entities: ['CheckoutAttempt: attempt_id, cart_id, idempotency_key, state'],
      calls: ['POST /v1/checkouts: starts a checkout; takes an Idempotency-Key'],
      event: 'CheckoutCompleted',
      undo: 'the attempt is marked as given up',
    },
  ),
  part('order', /\border(?:s|ing)?\b(?! (?:of|to))/i, 'Orders', 'owns the life of an order from placed to delivered', {
    entities: ['Order: order_id, customer_id, lines, total, currency, state, version'],
    calls: [
      'POST /v1/orders: places an order; takes an Idempotency-Key',
      'GET /v1/orders/{id}: an order and where it stands',
    ],
    event: 'OrderPlaced',
    undo: 'the order is cancelled',
  }),
  part(
    'inventory',
    /\binventory\b|\bstock\b/i,
    'Inventory',
    'reserves stock for a limited time and releases what is not taken',
    {
      entities: [
        'StockItem: sku, warehouse, on_hand, reserved, version',
        'Reservation: reservation_id, order_id, sku, quantity, expires_at',
      ],
      calls: ['POST /v1/reservations: reserves stock for an order'],
      event: 'StockReserved',
      undo: 'the reservation is released',
    },
  ),
  part(
    'payment',
    /\bpayments?\b|\bcard data\b|\bcheckout and pay\b/i,
    'Payments',
    'has amounts authorised and captured by the payment provider; card numbers never reach own systems',
    {
      kind: 'integration point',
      entities: ['Payment: payment_id, order_id, provider_reference, amount, currency, state'],
      calls: [
        'POST /v1/payments: authorises an amount; takes an Idempotency-Key',
        'POST /v1/webhooks/payments: what the provider reports, signature checked',
      ],
      event: 'PaymentAuthorised',
      undo: 'the authorisation is voided or the amount refunded',
      outside: 'Payment provider',
    },
  ),
  part(
    'warehouse-work',
    /\bwarehouses?\b(?! and quer)|\bpicking\b/i,
    'Warehouse',
    'turns orders into picking work and reports what was packed',
    {
      kind: 'integration point',
      entities: ['PickTask: task_id, order_id, warehouse, lines, state'],
      event: 'OrderPacked',
      undo: 'the pick task is withdrawn and goods go back',
      outside: 'Warehouse management system',
    },
  ),
  part(
    'shipping',
    /\bshipping\b|\bshipments?\b|\bcarriers?\b/i,
    'Shipping',
    'books the carrier, keeps the label and follows the parcel',
    {
      kind: 'integration point',
      entities: ['Shipment: shipment_id, order_id, carrier, tracking_code, state'],
      event: 'ShipmentDispatched',
      undo: 'the label is cancelled with the carrier',
      outside: 'Carrier API',
    },
  ),
  part(
    'notification',
    /\bnotif\w+|\be-?mails?\b|\bpush messages?\b|\bSMS\b/i,
    'Notifications',
    'tells customers what happened, once per event and channel',
    {
      entities: ['Notification: notification_id, event_id, channel, recipient, sent_at'],
      event: 'NotificationSent',
      undo: 'a correcting message is sent',
    },
  ),
  part(
    'booking',
    /\bbooking|\breservations?\b|\bappointments?\b/i,
    'Booking',
    'offers free places and books each at most once',
    {
      entities: ['Booking: booking_id, customer_id, slot, state, version'],
      calls: ['POST /v1/bookings: books a place; takes an Idempotency-Key'],
      event: 'BookingConfirmed',
      undo: 'the place is freed',
    },
  ),
  part(
    'billing',
    /\binvoic\w+|\bbilling\b|\bsubscriptions?\b/i,
    'Billing',
    'writes invoices exactly once for what was delivered',
    {
      entities: ['Invoice: invoice_id, order_id, number, total, issued_at'],
      calls: ['GET /v1/invoices/{id}: an invoice'],
      event: 'InvoiceIssued',
      undo: 'a credit note is issued',
    },
  ),
  part(
    'accounts',
    /\b(?:user|customer) accounts?\b|\bsign[- ]?(?:in|up)\b|\blog[- ]?in\b|\bprofiles?\b/i,
    'Accounts',
    'keeps customers, consents and preferences',
    {
      entities: ['Customer: customer_id, email, consents, created_at, deleted_at'],
      calls: ['GET /v1/me: the signed-in customer', 'DELETE /v1/me: erases personal data'],
      event: 'CustomerErased',
    },
  ),
  part(
    'media',
    /\b(?:videos?|images|photos|uploads?|recordings)\b/i,
    'Media',
    'takes uploads directly into object storage and makes variants',
    {
      entities: ['Asset: asset_id, owner, location, variants, state'],
      calls: ['POST /v1/uploads: a signed address to upload to'],
      event: 'AssetReady',
    },
  ),
  part(
    'monolith',
    /\bmonolith\w*|\bDjango\b|\bRails\b|\blegacy (?:system|application)\b/i,
    'Existing application',
    'keeps working while parts are taken out of it one by one',
    {
      kind: 'integration point',
      calls: ['ANY /*: routed to the old or the new part by the facade, switchable per route'],
    },
  ),
];

/** The parts a text asks for, with the place of the words that do. */
export function capabilitiesIn(
  text: string,
): readonly { readonly capability: Capability; readonly at: number; readonly words: string }[] {
  return capabilities.flatMap(capability => {
    const found = capability.pattern.exec(text);
    return found ? [{ capability, at: found.index, words: found[0] }] : [];
  });
}
