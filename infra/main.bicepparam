// Reads its values from the environment, so that azd, the deployment workflow and a shell can use the same file.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'production')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param deployerPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param deployerPrincipalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')

// No default, because a wrong issuer would reject all users or accept those of another application.
param authIssuer = readEnvironmentVariable('AUTH_ISSUER')
param authAudience = readEnvironmentVariable('AUTH_AUDIENCE', '')
param authorizedParties = json(readEnvironmentVariable('AUTH_AUTHORIZED_PARTIES', '[]'))

param stripeInstallation = readEnvironmentVariable('STRIPE_INSTALLATION', '')

param allowedOrigins = json(readEnvironmentVariable('ALLOWED_ORIGINS', '[]'))
param hostPages = bool(readEnvironmentVariable('HOST_PAGES', 'true'))
param successUrl = readEnvironmentVariable('SUCCESS_URL', '')
param cancelUrl = readEnvironmentVariable('CANCEL_URL', '')

param alertEmails = json(readEnvironmentVariable('ALERT_EMAILS', '[]'))
param runbookUrl = readEnvironmentVariable('RUNBOOK_URL', 'docs/runbook.md')
param webhookSecrets = int(readEnvironmentVariable('WEBHOOK_SECRETS', '1'))

param reconcileSchedule = readEnvironmentVariable('RECONCILE_SCHEDULE', '0 0 * * * *')
param reconcileIntervalMinutes = int(readEnvironmentVariable('RECONCILE_INTERVAL_MINUTES', '60'))
param additionalSettings = json(readEnvironmentVariable('ADDITIONAL_SETTINGS', '{}'))
param logDailyQuotaGb = int(readEnvironmentVariable('LOG_DAILY_QUOTA_GB', '10'))
param logTableWrites = bool(readEnvironmentVariable('LOG_TABLE_WRITES', 'true'))

param alwaysReadyHttp = int(readEnvironmentVariable('ALWAYS_READY_HTTP', '0'))
param alwaysReadyApply = int(readEnvironmentVariable('ALWAYS_READY_APPLY', '0'))
param maximumInstances = int(readEnvironmentVariable('MAXIMUM_INSTANCES', '40'))

param otlpEndpoint = readEnvironmentVariable('OTLP_ENDPOINT', '')
param otlpProtocol = readEnvironmentVariable('OTLP_PROTOCOL', 'grpc')
param otlpHeaders = bool(readEnvironmentVariable('OTLP_HEADERS_IN_VAULT', 'false'))

param lockLedger = bool(readEnvironmentVariable('LOCK_LEDGER', 'true'))
param privateNetwork = bool(readEnvironmentVariable('PRIVATE_NETWORK', 'false'))
