// The function app on a Flex Consumption plan, and its settings.

@description('Suffix of the resource names.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Resource id of the app\'s identity.')
param identityId string

@description('Client id of the app\'s identity.')
param identityClientId string

@description('Addresses of the storage account of the ledger.')
param storageEndpoints object

@description('Address of the container of the deployed package.')
param packageContainer string

@description('Address of the vault, with a slash at the end.')
param vaultUri string

@description('Connection string of Application Insights. Not a secret, because telemetry needs an identity.')
param insightsConnection string

@description('Workspace for the logs of the platform.')
param workspaceId string

@description('OTLP endpoint. Empty for none.')
param otlpEndpoint string

@description('OTLP protocol.')
param otlpProtocol string

@description('Whether the vault has headers for the OTLP endpoint, as the secret otlp-headers.')
param otlpHeaders bool

@description('Subnet of the app. Empty for none.')
param subnetId string

@description('Spreads the instances over availability zones.')
param zoneRedundant bool

@description('Memory of an instance in MB.')
param instanceMemory int

@description('Largest number of instances of each scale group.')
param maximumInstances int

@description('HTTP instances that always run.')
param alwaysReadyHttp int

@description('ApplyStripeEvent instances that always run.')
param alwaysReadyApply int

@description('Concurrent HTTP requests per instance.')
param httpConcurrency int

@description('Origins of pages that may call the API.')
param allowedOrigins string[]

@description('Number of webhook signing secrets in the vault.')
param webhookSecrets int

@description('Where Stripe sends a buyer after the payment.')
param successUrl string

@description('Where Stripe sends a buyer who cancels.')
param cancelUrl string

@description('Time a buyer has to pay.')
param sessionLifetime string

@description('Whether buyers may enter promotion codes.')
param allowPromotionCodes bool

@description('Whether Stripe shows prices in the buyer\'s currency.')
param adaptivePricing bool

@description('Whether Stripe creates an invoice for each purchase.')
param invoiceCreation bool

@description('Whether Stripe sends a receipt to the verified e-mail address in the buyer\'s token.')
param sendReceipts bool

@description('Name of this installation if several share the Stripe account in one mode. Empty for none.')
param stripeInstallation string

@description('Issuer of the users\' tokens.')
param authIssuer string

@description('Required aud claim of the tokens. Empty for none.')
param authAudience string

@description('Also accepts users whom App Service authentication has signed in with the same issuer.')
param appServicePrincipal bool

@description('Accepted azp claims, or client_id claims of tokens without azp.')
param authorizedParties string[]

@description('Path of the pack file in the package.')
param packsFile string

@description('Checkout sessions that a user may create per minute.')
param checkoutSessionsPerMinute int

@description('Status checks that a user may make per minute.')
param statusChecksPerMinute int

@description('Other reads that a user may make per minute.')
param readsPerMinute int

@description('When reconciliation with Stripe runs.')
param reconcileSchedule string

@description('More settings of the app, by name.')
param additionalSettings { *: string }

var alwaysReady = filter([
  { name: 'http', instanceCount: alwaysReadyHttp }
  { name: 'function:ApplyStripeEvent', instanceCount: alwaysReadyApply }
], group => group.instanceCount > 0)

// The settings that this template derives from its parameters.
var ownSettings = union(
  {
    AzureWebJobsStorage__blobServiceUri: storageEndpoints.blob
    AzureWebJobsStorage__queueServiceUri: storageEndpoints.queue
    AzureWebJobsStorage__tableServiceUri: storageEndpoints.table
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identityClientId
    APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnection
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
    // By default the host's exporter keeps 5 requests a second, and drops the others with their log lines, alerts included. Keep all of them.
    OTEL_TRACES_SAMPLER: 'microsoft.fixed_percentage'
    OTEL_TRACES_SAMPLER_ARG: '1.0'
    AzureMonitorExporter__EnableTraceBasedLogsSampler: 'false'
    // The same for the older telemetry mode of the host.
    AzureFunctionsJobHost__logging__applicationInsights__samplingSettings__isEnabled: 'false'
    Stripe__SecretKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/stripe-secret-key)'
    Checkout__SuccessUrl: successUrl
    Checkout__CancelUrl: cancelUrl
    Checkout__SessionLifetime: sessionLifetime
    Checkout__AllowPromotionCodes: string(allowPromotionCodes)
    Checkout__AdaptivePricing: string(adaptivePricing)
    Checkout__InvoiceCreation: string(invoiceCreation)
    Checkout__SendReceipts: string(sendReceipts)
    Auth__Issuer: authIssuer
    Auth__AppServicePrincipal: string(appServicePrincipal)
    Packs__File: packsFile
    Limits__CheckoutSessionsPerMinute: string(checkoutSessionsPerMinute)
    Limits__StatusChecksPerMinute: string(statusChecksPerMinute)
    Limits__ReadsPerMinute: string(readsPerMinute)
    ReconcileSchedule: reconcileSchedule
  },
  empty(stripeInstallation) ? {} : { Stripe__Installation: stripeInstallation },
  empty(authAudience) ? {} : { Auth__Audience: authAudience },
  empty(otlpEndpoint) ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint, OTEL_EXPORTER_OTLP_PROTOCOL: otlpProtocol },
  otlpHeaders ? { OTEL_EXPORTER_OTLP_HEADERS: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/otlp-headers)' } : {},
  toObject(
    range(0, webhookSecrets),
    i => 'Stripe__WebhookSecrets__${i}',
    i => '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/stripe-webhook-secret-${i})'
  ),
  toObject(range(0, length(authorizedParties)), i => 'Auth__AuthorizedParties__${i}', i => authorizedParties[i])
)

// Names of settings ignore case.
var ownNames = map(objectKeys(ownSettings), name => toLower(name))
var overridden = filter(objectKeys(additionalSettings), name => contains(ownNames, toLower(name)))

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource site 'Microsoft.Web/sites@2024-11-01' = {
  name: 'func-${name}'
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      cors: { allowedOrigins: allowedOrigins, supportCredentials: false }
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainer
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemory
        maximumInstanceCount: maximumInstances
        alwaysReady: alwaysReady
        triggers: { http: { perInstanceConcurrency: httpConcurrency } }
      }
    }
  }
}

resource settings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: site
  name: 'appsettings'
  properties: empty(overridden)
    ? union(additionalSettings, ownSettings)
    : fail('additionalSettings must not contain ${join(overridden, ', ')}: this template sets them')
}

// Deploying requires Entra ID. User names and passwords are off.
resource noScmPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: site
  name: 'scm'
  properties: { allow: false }
}

resource noFtpPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: site
  name: 'ftp'
  properties: { allow: false }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: site
  name: 'logs'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'FunctionAppLogs', enabled: true }]
  }
}

@description('Name of the function app.')
output name string = site.name

@description('Address of the API.')
output url string = 'https://${site.properties.defaultHostName}'
