// Everything that Credit Functions needs in one resource group. docs/deploy.md says how to use it.
targetScope = 'resourceGroup'

@description('Begins the names of all resources; lower-case letters and digits.')
@minLength(2)
@maxLength(10)
param prefix string = 'credits'

@description('Name of the azd environment; sets the tag that azd looks for.')
param environmentName string = 'production'

@description('Where the resources are. Flex Consumption is not in every region: az functionapp list-flexconsumption-locations.')
param location string = resourceGroup().location

@description('Replication of the ledger. Table Storage has no backup of its own: keep at least three zones.')
@allowed(['Standard_ZRS', 'Standard_GZRS', 'Standard_RAGZRS', 'Standard_LRS', 'Standard_GRS'])
param storageSku string = 'Standard_ZRS'

@description('Locks the ledger against deletion. Unlock it before you take the deployment down.')
param lockLedger bool = true

@description('Spreads the instances over availability zones, where the region has them.')
param zoneRedundant bool = false

@description('Memory of an instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemory int = 2048

@description('Most instances of each scale group. It bounds what a burst costs, and how hard it hits Stripe and storage.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

@description('Instances for HTTP that always run, so that neither a buyer nor Stripe waits for a cold start. Billed around the clock.')
@minValue(0)
param alwaysReadyHttp int = 0

@description('Instances for ApplyStripeEvent that always run. Billed around the clock.')
@minValue(0)
param alwaysReadyApply int = 0

@description('HTTP calls that one instance takes at the same time.')
@minValue(1)
@maxValue(1000)
param httpConcurrency int = 16

@description('Origins of the pages that call the API, such as https://shop.example; never *. The page in web/ is added when it is hosted here.')
param allowedOrigins string[] = []

@description('Hosts the pages of web/ as a static site in a storage account of its own.')
param hostPages bool = true

@description('Where Stripe sends a buyer who has paid; {CHECKOUT_SESSION_ID} is filled in by Stripe. Empty: the page that is hosted here.')
param successUrl string = ''

@description('Where Stripe sends a buyer who turned back. Empty: the page that is hosted here.')
param cancelUrl string = ''

@description('How long a buyer may take to pay, as hh:mm:ss.')
param sessionLifetime string = '12:00:00'

@description('Whether buyers may enter Stripe promotion codes.')
param allowPromotionCodes bool = false

@description('Whether Stripe may show prices in the buyer\'s own currency.')
param adaptivePricing bool = false

@description('Whether Stripe makes an invoice of each purchase.')
param invoiceCreation bool = false

@description('Whether Stripe sends a receipt to the verified address of the buyer\'s token.')
param sendReceipts bool = false

@description('Issuer of the tokens that sign users in, to the letter as it stands in them.')
@minLength(1)
param authIssuer string

@description('The aud that tokens must have; may be empty where authorizedParties is given.')
param authAudience string = ''

@description('Accept the sign-in of App Service too, where it is on, for users of the same issuer.')
param appServicePrincipal bool = false

@description('The azp values that are accepted, for issuers whose tokens have no audience.')
param authorizedParties string[] = []

@description('The pack file within the deployed package.')
param packsFile string = 'credit-packs.json'

@description('Checkout sessions that a user may create in a minute; 0 turns the limit off.')
@minValue(0)
param checkoutSessionsPerMinute int = 10

@description('Status checks that a user may make in a minute; 0 turns the limit off.')
@minValue(0)
param statusChecksPerMinute int = 20

@description('Other reads that a user may make in a minute; 0 turns the limit off.')
@minValue(0)
param readsPerMinute int = 120

@description('When reconciliation with Stripe runs: seconds, minutes, hours, days, months, days of the week.')
param reconcileSchedule string = '0 0 * * * *'

@description('Minutes between two runs of reconcileSchedule. An alert fires when none has finished for three times as long.')
@minValue(1)
@maxValue(420) // The alert looks back one day.
param reconcileIntervalMinutes int = 60

@description('More settings of the app, by name. A deployment replaces all settings, so one that was added by hand is lost. A setting that this template sets is rejected.')
param additionalSettings { *: string } = {}

@description('How many webhook signing secrets the vault holds: stripe-webhook-secret-0, -1 and so on. Two while one is being rotated.')
@minValue(1)
@maxValue(5)
param webhookSecrets int = 1

@description('Lets the app reach storage and vault by private endpoints, in a virtual network of their own. Storage is then closed to everybody else; the vault stays open to whoever may set secrets.')
param privateNetwork bool = false

@description('Whoever deploys: may then set secrets and upload pages. Empty gives nobody these rights.')
param deployerPrincipalId string = ''

@description('What kind of principal deploys.')
@allowed(['User', 'ServicePrincipal', 'Group'])
param deployerPrincipalType string = 'User'

@description('E-mail addresses that alerts go to.')
param alertEmails string[] = []

@description('Address of docs/runbook.md where the people on call can read it; alerts link to its sections.')
param runbookUrl string = 'docs/runbook.md'

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Logs every write to a table. Good to have while there are few; see docs/scale.md for what it weighs.')
param logTableWrites bool = true

@description('Where traces, metrics and logs go over OTLP besides, such as https://collector.example:4317. Empty: nowhere.')
param otlpEndpoint string = ''

@description('How they go there.')
@allowed(['grpc', 'http/protobuf'])
param otlpProtocol string = 'grpc'

@description('Whether the headers that the endpoint asks for are in the vault, as otlp-headers.')
param otlpHeaders bool = false

@description('Most GB of logs a day, so that a fault cannot run up a bill; -1 for no limit. Alerts are blind for the rest of a day that reaches it.')
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
    // Secrets are set from where the deployment is made, so the vault stays reachable; the app goes through the private endpoint.
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
  // Without its roles the host can read neither its package nor its keys.
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

// In capitals, because azd hands them to the scripts as environment variables.
@description('Where the API answers.')
output API_URL string = app.outputs.url

@description('Name of the function app.')
output APP_NAME string = app.outputs.name

@description('Name of the vault that the Stripe secrets belong in.')
output VAULT_NAME string = vault.name

@description('Name of the storage account that holds the ledger.')
output STORAGE_NAME string = storage.outputs.name

@description('Where the pages are, if they are hosted here.')
output PAGES_URL string = page

@description('Name of the storage account of the pages, if they are hosted here.')
output PAGES_STORAGE_NAME string = hostPages ? pages!.outputs.name : ''
