// All Azure resources of Credit Functions, in one resource group. docs/deploy.md explains how to deploy them.
targetScope = 'resourceGroup'

@description('Prefix of all resource names. Lower-case letters and digits.')
@minLength(2)
@maxLength(10)
param prefix string = 'credits'

@description('Name of the azd environment. azd finds the app by a tag with this name.')
param environmentName string = 'production'

@description('Region of the resources. Flex Consumption is not available in every region: az functionapp list-flexconsumption-locations.')
param location string = resourceGroup().location

@description('Replication of the ledger. Table Storage has no backups, so keep it in three zones at least.')
@allowed(['Standard_ZRS', 'Standard_GZRS', 'Standard_RAGZRS', 'Standard_LRS', 'Standard_GRS'])
param storageSku string = 'Standard_ZRS'

@description('Locks the storage account of the ledger against deletion. Remove the lock before you delete the deployment.')
param lockLedger bool = true

@description('Spreads the instances over availability zones, in regions that have them.')
param zoneRedundant bool = false

@description('Memory of an instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemory int = 2048

@description('Largest number of instances of each scale group. Limits the cost of a burst, and its load on Stripe and storage.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

@description('HTTP instances that always run, so that neither buyers nor Stripe wait for a cold start. Billed around the clock.')
@minValue(0)
param alwaysReadyHttp int = 0

@description('ApplyStripeEvent instances that always run. Billed around the clock.')
@minValue(0)
param alwaysReadyApply int = 0

@description('Concurrent HTTP requests per instance.')
@minValue(1)
@maxValue(1000)
param httpConcurrency int = 16

@description('Origins of pages that may call the API, such as https://shop.example. Never *. The page of web/ is added when it is hosted here.')
param allowedOrigins string[] = []

@description('Hosts the pages of web/ as a static site in a separate storage account.')
param hostPages bool = true

@description('Where Stripe sends a buyer after the payment. Stripe replaces {CHECKOUT_SESSION_ID}. Empty for the page that is hosted here.')
param successUrl string = ''

@description('Where Stripe sends a buyer who cancels. Empty for the page that is hosted here.')
param cancelUrl string = ''

@description('Time a buyer has to pay, as hh:mm:ss.')
param sessionLifetime string = '12:00:00'

@description('Whether buyers may enter Stripe promotion codes.')
param allowPromotionCodes bool = false

@description('Whether Stripe shows prices in the buyer\'s currency.')
param adaptivePricing bool = false

@description('Whether Stripe creates an invoice for each purchase.')
param invoiceCreation bool = false

@description('Whether Stripe sends a receipt to the verified e-mail address in the buyer\'s token.')
param sendReceipts bool = false

@description('Name of this installation if several share the Stripe account in one mode, for example production and staging: lower-case letters, digits and hyphens.')
@maxLength(40)
param stripeInstallation string = ''

@description('Issuer of the users\' tokens, exactly as in their iss claim.')
@minLength(1)
param authIssuer string

@description('Required aud claim of the tokens. May be empty if authorizedParties is set.')
param authAudience string = ''

@description('Also accepts users whom App Service authentication has signed in with the same issuer.')
param appServicePrincipal bool = false

@description('Accepted azp claims, or client_id claims of tokens without azp, for issuers whose tokens have no audience.')
param authorizedParties string[] = []

@description('Path of the pack file in the deployed package.')
param packsFile string = 'credit-packs.json'

@description('Checkout sessions that a user may create per minute. 0 for no limit.')
@minValue(0)
param checkoutSessionsPerMinute int = 10

@description('Status checks that a user may make per minute. 0 for no limit.')
@minValue(0)
param statusChecksPerMinute int = 20

@description('Other reads that a user may make per minute. 0 for no limit.')
@minValue(0)
param readsPerMinute int = 120

@description('When reconciliation with Stripe runs, as {second} {minute} {hour} {day} {month} {day of week}.')
param reconcileSchedule string = '0 0 * * * *'

@description('Minutes between two runs of reconcileSchedule. An alert fires when none has finished for three times as long.')
@minValue(1)
@maxValue(420) // The alert looks back one day.
param reconcileIntervalMinutes int = 60

@description('More settings of the app, by name. A deployment replaces all settings, so a setting that was added by hand is lost. A name that this template sets itself is rejected.')
param additionalSettings { *: string } = {}

@description('Number of webhook signing secrets in the vault: stripe-webhook-secret-0, -1 and so on. Two during a rotation.')
@minValue(1)
@maxValue(5)
param webhookSecrets int = 1

@description('Connects the app to storage and vault through private endpoints in a virtual network. Storage is then unreachable from outside. The vault stays reachable, for those who may set secrets.')
param privateNetwork bool = false

@description('Object id of the deployer, who may then set secrets and upload pages. Empty for none.')
param deployerPrincipalId string = ''

@description('Type of the deployer.')
@allowed(['User', 'ServicePrincipal', 'Group'])
param deployerPrincipalType string = 'User'

@description('E-mail addresses that receive alerts.')
param alertEmails string[] = []

@description('Address at which people on call can read docs/runbook.md. Alerts link to its sections.')
param runbookUrl string = 'docs/runbook.md'

@description('Retention of logs, in days.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Logs every write to a table. docs/scale.md shows the cost.')
param logTableWrites bool = true

@description('OTLP endpoint that also receives traces, metrics and logs, such as https://collector.example:4317. Empty for none.')
param otlpEndpoint string = ''

@description('OTLP protocol.')
@allowed(['grpc', 'http/protobuf'])
param otlpProtocol string = 'grpc'

@description('Whether the vault has headers for the OTLP endpoint, as the secret otlp-headers.')
param otlpHeaders bool = false

@description('Daily limit of logs in GB, so that a fault cannot cause a large bill. -1 for no limit. Alerts do not work for the rest of a day that reaches it.')
param logDailyQuotaGb int = 10

var token = uniqueString(resourceGroup().id, environmentName)
var name = '${prefix}-${token}'
var tags = { 'azd-env-name': environmentName, product: 'credit-functions' }
var page = hostPages ? pages!.outputs.origin : ''

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${name}'
  location: location
  tags: tags
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-${name}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: logRetentionDays
    workspaceCapping: { dailyQuotaGb: logDailyQuotaGb }
    features: { disableLocalAuth: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${name}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: take('kv-${prefix}-${token}', 24)
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
    // The deployer sets secrets from outside the network. The app uses the private endpoint if there is one.
    publicNetworkAccess: 'Enabled'
    networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow' }
  }
}

resource vaultLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'logs'
  properties: {
    workspaceId: workspace.id
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}

module network 'network.bicep' = if (privateNetwork) {
  name: 'network'
  params: {
    name: name
    location: location
    tags: tags
    storageId: storage.outputs.id
    vaultId: vault.id
  }
}

module storage 'storage.bicep' = {
  name: 'storage'
  params: {
    name: take('${prefix}${token}', 24)
    location: location
    tags: tags
    sku: storageSku
    isPublic: !privateNetwork
    lock: lockLedger
    logTableWrites: logTableWrites
    workspaceId: workspace.id
  }
}

module pages 'pages.bicep' = if (hostPages) {
  name: 'pages'
  params: {
    name: take('${prefix}web${token}', 24)
    location: location
    tags: tags
    deployerPrincipalId: deployerPrincipalId
    deployerPrincipalType: deployerPrincipalType
  }
}

module roles 'roles.bicep' = {
  name: 'roles'
  params: {
    principalId: identity.properties.principalId
    storageName: storage.outputs.name
    vaultName: vault.name
    insightsName: insights.name
    deployerPrincipalId: deployerPrincipalId
    deployerPrincipalType: deployerPrincipalType
  }
}

module app 'app.bicep' = {
  name: 'app'
  // Without its roles the host cannot read its package and its keys.
  dependsOn: [roles]
  params: {
    name: name
    location: location
    tags: tags
    identityId: identity.id
    identityClientId: identity.properties.clientId
    storageEndpoints: storage.outputs.endpoints
    packageContainer: storage.outputs.packageContainer
    vaultUri: vault.properties.vaultUri
    insightsConnection: insights.properties.ConnectionString
    workspaceId: workspace.id
    otlpEndpoint: otlpEndpoint
    otlpProtocol: otlpProtocol
    otlpHeaders: otlpHeaders
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    zoneRedundant: zoneRedundant
    instanceMemory: instanceMemory
    maximumInstances: maximumInstances
    alwaysReadyHttp: alwaysReadyHttp
    alwaysReadyApply: alwaysReadyApply
    httpConcurrency: httpConcurrency
    allowedOrigins: hostPages ? union(allowedOrigins, [page]) : allowedOrigins
    webhookSecrets: webhookSecrets
    successUrl: empty(successUrl) ? '${page}/?checkout=success&session_id={CHECKOUT_SESSION_ID}' : successUrl
    cancelUrl: empty(cancelUrl) ? '${page}/?checkout=canceled' : cancelUrl
    sessionLifetime: sessionLifetime
    allowPromotionCodes: allowPromotionCodes
    adaptivePricing: adaptivePricing
    invoiceCreation: invoiceCreation
    sendReceipts: sendReceipts
    stripeInstallation: stripeInstallation
    authIssuer: authIssuer
    authAudience: authAudience
    appServicePrincipal: appServicePrincipal
    authorizedParties: authorizedParties
    packsFile: packsFile
    checkoutSessionsPerMinute: checkoutSessionsPerMinute
    statusChecksPerMinute: statusChecksPerMinute
    readsPerMinute: readsPerMinute
    reconcileSchedule: reconcileSchedule
    additionalSettings: additionalSettings
  }
}

module alerts 'alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: workspace.id
    storageId: storage.outputs.id
    vaultId: vault.id
    emails: alertEmails
    runbookUrl: runbookUrl
    reconcileIntervalMinutes: reconcileIntervalMinutes
  }
}

// Upper case, because azd passes the outputs to the scripts as environment variables.
@description('Address of the API.')
output API_URL string = app.outputs.url

@description('Name of the function app.')
output APP_NAME string = app.outputs.name

@description('Name of the vault for the Stripe secrets.')
output VAULT_NAME string = vault.name

@description('Name of the storage account of the ledger.')
output STORAGE_NAME string = storage.outputs.name

@description('Address of the pages, if they are hosted here.')
output PAGES_URL string = page

@description('Name of the storage account of the pages, if they are hosted here.')
output PAGES_STORAGE_NAME string = hostPages ? pages!.outputs.name : ''
