// The function app on a Flex Consumption plan, with every setting that the code reads.

@description('Ends the names of the resources.')
param name string

@description('Where they are.')
param location string

@description('Tags of the resources.')
param tags object

@description('Resource id of the app\'s identity.')
param identityId string

@description('Client id of the app\'s identity.')
param identityClientId string

@description('Addresses of the storage account of the ledger.')
param storageEndpoints object

@description('Address of the container that the package is deployed to.')
param packageContainer string

@description('Address of the vault that holds the Stripe secrets; ends with a slash.')
param vaultUri string

@description('Connection string of Application Insights; not a secret, local authentication is off.')
param insightsConnection string

@description('Workspace that the logs of the host go to.')
param workspaceId string

@description('Where traces, metrics and logs go over OTLP besides; empty for nowhere.')
param otlpEndpoint string

@description('How they go there.')
param otlpProtocol string

@description('Whether the headers that the endpoint asks for are in the vault, as otlp-headers.')
param otlpHeaders bool

@description('Subnet of the app; empty for none.')
param subnetId string

@description('Spreads the instances over availability zones.')
param zoneRedundant bool

@description('Memory of an instance in MB.')
param instanceMemory int

@description('Most instances of each scale group.')
param maximumInstances int

@description('Instances for HTTP that always run.')
param alwaysReadyHttp int

@description('Instances for ApplyStripeEvent that always run.')
param alwaysReadyApply int

@description('HTTP calls that one instance takes at the same time.')
param httpConcurrency int

@description('Origins that may call the API from a browser.')
param allowedOrigins string[]

@description('How many webhook signing secrets the vault holds.')
param webhookSecrets int

@description('Where Stripe sends a buyer who has paid.')
param successUrl string

@description('Where Stripe sends a buyer who turned back.')
param cancelUrl string

@description('How long a buyer may take to pay.')
param sessionLifetime string

@description('Whether buyers may enter promotion codes.')
param allowPromotionCodes bool

@description('Whether Stripe may show prices in the buyer\'s own currency.')
param adaptivePricing bool

@description('Whether Stripe makes an invoice of each purchase.')
param invoiceCreation bool

@description('Whether Stripe sends a receipt to the verified address of the buyer\'s token.')
param sendReceipts bool

@description('Issuer of the tokens that sign users in.')
param authIssuer string

@description('The aud that tokens must have; empty for none.')
param authAudience string

@description('Accept the sign-in of App Service too, where it is on, for users of the same issuer.')
param appServicePrincipal bool

@description('The azp values that are accepted; client_id counts for tokens without azp.')
param authorizedParties string[]

@description('The pack file within the package.')
param packsFile string

@description('Checkout sessions that a user may create in a minute.')
param checkoutSessionsPerMinute int

@description('Status checks that a user may make in a minute.')
param statusChecksPerMinute int

@description('Other reads that a user may make in a minute.')
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
    // The host's exporter keeps 5 requests a second by default, and with the others drops what they logged: lines of a payment's trail,
    // alerts among them. Here it keeps all of both.
    OTEL_TRACES_SAMPLER: 'microsoft.fixed_percentage'
    OTEL_TRACES_SAMPLER_ARG: '1.0'
    AzureMonitorExporter__EnableTraceBasedLogsSampler: 'false'
    // The same for the host's older mode, should host.json ever go back to it.
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

// Deploying needs Entra ID; user names and passwords stay off. Flex Consumption has no FTP, and no setting for it.
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

@description('Where it answers.')
output url string = 'https://${site.properties.defaultHostName}'
