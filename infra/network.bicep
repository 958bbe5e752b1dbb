// A virtual network with private endpoints, through which the app reaches storage and vault.

@description('Suffix of the resource names.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Resource id of the storage account of the ledger.')
param storageId string

@description('Resource id of the vault.')
param vaultId string

var targets = [
  { group: 'blob', id: storageId, zone: 'privatelink.blob.${environment().suffixes.storage}' }
  { group: 'queue', id: storageId, zone: 'privatelink.queue.${environment().suffixes.storage}' }
  { group: 'table', id: storageId, zone: 'privatelink.table.${environment().suffixes.storage}' }
  // environment() has only the public suffix of vaults.
  #disable-next-line no-hardcoded-env-urls
  { group: 'vault', id: vaultId, zone: 'privatelink.vaultcore.azure.net' }
]

// The subnets are properties of the network: if they were separate resources, deploying the network again could delete them.
resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-${name}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.60.0.0/16'] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.60.0.0/24'
          // For calls to Stripe and the token issuer. If a policy forbids it, attach a NAT gateway.
          defaultOutboundAccess: true
          delegations: [
            { name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: '10.60.1.0/24'
          privateEndpointNetworkPolicies: 'Disabled'
        }
      }
    ]
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [for target in targets: {
  name: target.zone
  location: 'global'
  tags: tags
}]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [for (target, i) in targets: {
  parent: zone[i]
  name: 'link-${target.group}'
  location: 'global'
  tags: tags
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: network.id }
  }
}]

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = [for target in targets: {
  name: 'pe-${target.group}-${name}'
  location: location
  tags: tags
  properties: {
    subnet: { id: '${network.id}/subnets/endpoints' }
    privateLinkServiceConnections: [
      {
        name: target.group
        properties: { privateLinkServiceId: target.id, groupIds: [target.group] }
      }
    ]
  }
}]

resource records 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [for (target, i) in targets: {
  parent: endpoint[i]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      { name: target.group, properties: { privateDnsZoneId: zone[i].id } }
    ]
  }
}]

@description('Resource id of the app\'s subnet.')
output appSubnetId string = '${network.id}/subnets/app'
