// The static site of web/: an account of its own, so that what anyone may read and what nobody may read never share one.

@description('Name of the storage account.')
param name string

@description('Where it is.')
param location string

@description('Tags of the account.')
param tags object

@description('Whoever uploads the pages; empty for nobody.')
param deployerPrincipalId string

@description('What kind of principal that is.')
param deployerPrincipalType string

var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource account 'Microsoft.Storage/storageAccounts@2025-08-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    // The site's own endpoint serves $web whatever this says; the blobs' endpoint stays closed.
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-08-01' = {
  parent: account
  name: 'default'
  properties: {
    staticWebsite: { enabled: true, indexDocument: 'index.html' }
  }
}

resource uploads 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployerPrincipalId)) {
  scope: account
  name: guid(account.id, deployerPrincipalId, blobDataContributor)
  properties: {
    principalId: deployerPrincipalId
    principalType: deployerPrincipalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
  }
}

@description('Name of the account.')
output name string = account.name

// The endpoint ends with a slash; an origin has no path.
@description('Origin of the pages.')
output origin string = join(take(split(account.properties.primaryEndpoints.web, '/'), 3), '/')
