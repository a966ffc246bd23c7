/**
 * Well-known major versions as of late 2026, so that a technology is not named without one. They are a beginning, marked
 * in every document as to be confirmed: nobody asked a vendor when it was written.
 */
export interface Technology {
  readonly name: string;
  readonly version: string;
}

const managed = 'managed by the provider, no version to choose';

const versions: Readonly<Record<string, string>> = {
  PostgreSQL: '17 or newer',
  MySQL: '8.4 LTS or newer',
  MongoDB: '8.0 or newer',
  'Apache Cassandra': '5.0 or newer',
  CockroachDB: '25.2 or newer',
  DynamoDB: managed,
  Redis: '8 or newer (or Valkey 8)',
  'Apache Kafka': '4.0 or newer',
  'Kafka Streams': '4.0 or newer',
  RabbitMQ: '4.0 or newer',
  'NATS JetStream': 'NATS 2.11 or newer',
  'Amazon SQS': managed,
  'Apache Flink': '2.0 or newer',
  'Apache Spark': '4.0 or newer',
  ClickHouse: '25.3 LTS or newer',
  TimescaleDB: '2.18 or newer',
  VictoriaMetrics: '1.110 or newer',
  OpenSearch: '3 or newer',
  Meilisearch: '1.13 or newer',
  Kubernetes: '1.33 or newer',
  Terraform: '1.11 or newer (or OpenTofu 1.9)',
  'AWS ECS with Fargate': 'platform version 1.4 or newer',
  'AWS Lambda': managed,
  Heroku: managed,
  Ubuntu: '24.04 LTS or newer',
  Docker: '28 or newer',
  Keycloak: '26 or newer',
  Auth0: managed,
  Passport: '0.7 or newer',
  WebAuthn: 'Level 2 or newer',
  'OpenID Connect': '1.0',
  OpenAPI: '3.1',
  GraphQL: 'October 2021 specification or newer',
  'Protocol Buffers': 'proto3, gRPC 1.70 or newer',
  tRPC: '11 or newer',
  AsyncAPI: '3.0',
  CloudEvents: '1.0',
  Temporal: 'server 1.27 or newer',
  Debezium: '3.0 or newer',
  OpenTelemetry: 'specification 1.40 or newer',
  Prometheus: '3 or newer',
  Grafana: '11 or newer',
  'Node.js': '24 LTS',
  TypeScript: '5.8 or newer',
  Java: '21 LTS or newer',
  Go: '1.24 or newer',
  '.NET': '10 LTS',
  Python: '3.13 or newer',
  Django: '5.2 LTS',
  'Spring Modulith': '1.3 or newer',
  React: '19 or newer',
  NGINX: '1.28 or newer',
  Envoy: '1.33 or newer',
  'NVIDIA Triton': '2.55 or newer',
  'ONNX Runtime': '1.21 or newer',
  'Amazon SageMaker': managed,
  'Amazon S3': managed,
  Snowflake: managed,
  'Apache Iceberg': '1.8 or newer',
  Trino: '470 or newer',
  DuckDB: '1.2 or newer',
  Metabase: '0.53 or newer',
  'Amazon CloudFront': managed,
  'Stripe Checkout': 'API version pinned in the account, 2025 or newer',
  'Stripe Elements': 'Stripe.js v3, API version pinned',
  Spreedly: managed,
  'Argo Rollouts': '1.8 or newer',
  OpenFeature: '0.8 or newer',
  'Amazon Kinesis': managed,
};

/** By the option of a topic: what is installed or rented when it is chosen. */
const byOption: Readonly<Record<string, readonly string[]>> = {
  'architecture-style/modular-monolith': ['Spring Modulith'],
  'architecture-style/event-driven': ['CloudEvents'],
  'architecture-style/microservices': ['Docker'],
  'architecture-style/serverless-functions': ['AWS Lambda'],
  'primary-database/postgresql': ['PostgreSQL'],
  'primary-database/mongodb': ['MongoDB'],
  'primary-database/cassandra': ['Apache Cassandra'],
  'primary-database/dynamodb': ['DynamoDB'],
  'primary-database/distributed-sql': ['CockroachDB'],
  'api-style/rest': ['OpenAPI'],
  'api-style/graphql': ['GraphQL'],
  'api-style/grpc': ['Protocol Buffers'],
  'api-style/typed-rpc': ['tRPC'],
  'api-style/webhooks-async': ['AsyncAPI'],
  'messaging/rabbitmq': ['RabbitMQ'],
  'messaging/kafka': ['Apache Kafka'],
  'messaging/cloud-queue': ['Amazon SQS'],
  'messaging/nats': ['NATS JetStream'],
  'caching/central-redis': ['Redis'],
  'caching/cdn-edge': ['Amazon CloudFront'],
  'stream-processing/flink': ['Apache Flink'],
  'stream-processing/kafka-streams': ['Kafka Streams'],
  'stream-processing/spark-streaming': ['Apache Spark'],
  'stream-processing/micro-batch': ['ClickHouse'],
  'stream-processing/managed-stream': ['Amazon Kinesis'],
  'model-serving/in-service': ['ONNX Runtime'],
  'model-serving/inference-server': ['NVIDIA Triton'],
  'model-serving/managed-endpoint': ['Amazon SageMaker'],
  'time-series/timescaledb': ['TimescaleDB'],
  'time-series/clickhouse': ['ClickHouse'],
  'time-series/metrics-database': ['VictoriaMetrics'],
  'time-series/wide-column': ['Apache Cassandra'],
  'time-series/plain-tables': ['PostgreSQL'],
  'warehouse/clickhouse': ['ClickHouse'],
  'warehouse/cloud-warehouse': ['Snowflake'],
  'warehouse/lakehouse': ['Apache Iceberg', 'Trino'],
  'warehouse/duckdb': ['DuckDB'],
  'warehouse/read-replica': ['Metabase'],
  'search/opensearch-cluster': ['OpenSearch'],
  'search/light-engine': ['Meilisearch'],
  'deployment-platform/kubernetes-cluster': ['Kubernetes'],
  'deployment-platform/managed-containers': ['AWS ECS with Fargate'],
  'deployment-platform/functions': ['AWS Lambda'],
  'deployment-platform/platform-service': ['Heroku'],
  'deployment-platform/virtual-machines': ['Ubuntu'],
  'authentication/own-oidc': ['Keycloak', 'OpenID Connect'],
  'authentication/managed-idp': ['Auth0', 'OpenID Connect'],
  'authentication/passkeys': ['WebAuthn'],
  'authentication/corporate-federation': ['OpenID Connect'],
  'payments/hosted-page': ['Stripe Checkout'],
  'payments/embedded-fields': ['Stripe Elements'],
  'payments/orchestration': ['Spreedly'],
  'transactions/saga-orchestration': ['Temporal'],
  'transactions/saga-choreography': ['Debezium'],
  'migration/strangler-fig': ['NGINX'],
  'migration/parallel-run': ['NGINX'],
  'release-strategy/canary-release': ['Argo Rollouts'],
  'release-strategy/feature-flags': ['OpenFeature'],
  'backend-runtime/node-typescript': ['Node.js', 'TypeScript'],
  'backend-runtime/go': ['Go'],
  'backend-runtime/jvm': ['Java'],
  'backend-runtime/dotnet': ['.NET'],
  'backend-runtime/python': ['Python'],
};

/** What an option brings with it; empty where it is a way of working and nothing is installed. */
export function technologiesOf(topic: string, option: string): readonly Technology[] {
  return (byOption[`${topic}/${option}`] ?? []).map(name => ({ name, version: versionOf(name) ?? 'TODO' }));
}

/** A known version by a technology's name, however it is written: `Postgres 17` and `postgresql` are `PostgreSQL`. */
export function versionOf(name: string): string | null {
  const key = keyOf(name);
  return Object.entries(versions).find(([known]) => keyOf(known) === key)?.[1] ?? null;
}

function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:apache|amazon|aws|google)\s+/, '')
    .replace(/\bpostgres\b/, 'postgresql')
    .replace(/[\s\d.]+$/, '')
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim();
}

/** Enough to install it by: a number, or that somebody else chooses. */
export function isVersion(text: string): boolean {
  return /\d/.test(text) || /\bmanaged\b|\brolling\b/i.test(text);
}
