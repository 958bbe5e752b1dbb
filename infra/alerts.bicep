// The alerts, each with a link to its section of the runbook, and the workbook.

@description('Suffix of the resource names.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Workspace of the logs.')
param workspaceId string

@description('Resource id of the storage account of the ledger.')
param storageId string

@description('Resource id of the vault.')
param vaultId string

@description('E-mail addresses that receive alerts.')
param emails string[]

@description('Address of the runbook.')
param runbookUrl string

@description('Minutes between two runs of reconciliation.')
param reconcileIntervalMinutes int

// All log lines, each once. The host exports the event name as a property. It exports a line with an exception to AppExceptions; in its older
// telemetry mode to AppTraces as well, with FormattedMessage set in AppExceptions.
var lines = 'union isfuzzy=true AppTraces, (AppExceptions | where isempty(tostring(Properties.FormattedMessage))) | extend Event = tostring(Properties.EventName)'

// The same lines, plus those of the platform log, which receives them independently. For rules that fire on a single line.
var anywhere = 'union isfuzzy=true (${lines}), (FunctionAppLogs | extend Event = EventName)'

// The name of a request is its route; in the older telemetry mode, its function.
var webhooks = 'AppRequests | where Name == "ReceiveStripeEvent" or Url contains "/api/webhooks/stripe"'

// A rule fires when its query has more rows than the threshold.
var rules = [
  {
    name: 'parked-events'
    title: 'A Stripe event could not be applied and is parked'
    section: '#parked-events'
    severity: 1
    window: 'PT15M'
    mute: 'PT1H'
    threshold: 0
    query: '${anywhere} | where Event in ("credit.alert.parked", "credit.alert.not_parked") or Message startswith "Message has reached MaxDequeueCount"'
  }
  {
    name: 'old-events'
    title: 'Stripe events wait in the queue for more than 10 minutes'
    section: '#old-events'
    severity: 2
    window: 'P1D'
    mute: 'PT1H'
    threshold: 0
    query: 'StorageQueueLogs | where toint(StatusCode) < 300 and tostring(split(parse_url(Uri).Path, "/")[1]) == "stripe-events" | summarize Put = countif(OperationName == "PutMessage" and TimeGenerated < ago(10m)), Done = countif(OperationName == "DeleteMessage") | where Put > Done'
  }
  {
    name: 'webhook-failures'
    title: 'The webhook fails and Stripe has to redeliver events'
    section: '#storage-errors'
    severity: 1
    window: 'PT15M'
    mute: 'PT1H'
    threshold: 3
    query: '${webhooks} | where toint(ResultCode) >= 500'
  }
  {
    name: 'webhook-silence'
    title: 'Buyers start purchases, but Stripe delivers no events'
    section: '#webhook-silence'
    severity: 2
    window: 'PT6H'
    mute: 'PT6H'
    threshold: 0
    query: '${anywhere} | union (${webhooks} | where ResultCode == "200" | extend Event = "delivered") | summarize Started = dcountif(Message, Event == "credit.purchase.started"), Delivered = countif(Event == "delivered") | where Started >= 5 and Delivered == 0'
  }
  {
    name: 'webhook-endpoint'
    title: 'The webhook endpoint at Stripe is misconfigured'
    section: '#webhook-silence'
    severity: 1
    window: 'PT1H'
    mute: 'PT6H'
    threshold: 0
    query: '${anywhere} | where Event == "credit.alert.webhook_endpoint"'
  }
  {
    name: 'signature-failures'
    title: 'Webhooks with invalid signatures arrive'
    section: '#signature-failures'
    severity: 2
    window: 'PT15M'
    mute: 'PT1H'
    threshold: 10
    query: '${lines} | where Event == "credit.webhook.signature_refused"'
  }
  {
    name: 'reconciliation-differences'
    title: 'Stripe and the ledger differ'
    section: '#reconciliation-differences'
    severity: 1
    window: 'PT30M'
    mute: 'PT1H'
    threshold: 0
    query: '${anywhere} | where Event == "credit.alert.reconciliation"'
  }
  {
    name: 'reconciliation-overdue'
    title: 'Reconciliation has not run for three intervals'
    section: '#reconciliation-overdue'
    severity: 1
    window: 'P1D'
    mute: 'PT6H'
    threshold: 0
    // A new deployment has no older lines and is not overdue yet.
    query: '${anywhere} | summarize First = min(TimeGenerated), Last = maxif(TimeGenerated, Event == "credit.reconciliation.completed") | where First < ago(${3 * reconcileIntervalMinutes}m) and (isnull(Last) or Last < ago(${3 * reconcileIntervalMinutes}m))'
  }
  {
    name: 'payments-in-review'
    title: 'A payment needs a decision by an operator'
    section: '#payments-in-review'
    severity: 2
    window: 'PT15M'
    mute: 'PT1H'
    threshold: 0
    query: '${anywhere} | where Event in ("credit.alert.review", "credit.alert.foreign_session", "credit.alert.payment_intent_conflict")'
  }
  {
    name: 'storage-errors'
    title: 'Storage is unavailable'
    section: '#storage-errors'
    severity: 2
    window: 'PT15M'
    mute: 'PT1H'
    threshold: 0
    query: '${anywhere} | where Event in ("credit.alert.storage_unavailable", "credit.alert.limits_unavailable")'
  }
  {
    name: 'stripe-errors'
    title: 'Stripe rejects requests or is unavailable'
    section: '#stripe-errors'
    severity: 2
    window: 'PT15M'
    mute: 'PT1H'
    threshold: 5
    query: '${lines} | where Message startswith "Stripe refused a request" or Message startswith "Stripe is unavailable"'
  }
  {
    name: 'start-up-failures'
    title: 'The app does not start'
    section: '#start-up-failures'
    severity: 1
    window: 'PT15M'
    mute: 'PT1H'
    threshold: 0
    query: 'union isfuzzy=true AppTraces, FunctionAppLogs | where Message startswith "A host error has occurred during startup operation" or Message startswith "Failed to start a new language worker" or Message startswith "Exceeded language worker restart retry count"'
  }
  {
    name: 'other-alerts'
    title: 'Another alert was logged'
    section: ''
    severity: 2
    window: 'PT15M'
    mute: 'PT1H'
    threshold: 0
    query: '${anywhere} | where Event startswith "credit.alert." and Event !in ("credit.alert.parked", "credit.alert.not_parked", "credit.alert.review", "credit.alert.foreign_session", "credit.alert.payment_intent_conflict", "credit.alert.storage_unavailable", "credit.alert.limits_unavailable", "credit.alert.reconciliation", "credit.alert.webhook_endpoint")'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'credits'
    emailReceivers: [for (address, i) in emails: {
      name: 'email-${i}'
      emailAddress: address
      useCommonAlertSchema: true
    }]
  }
}

resource rule 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for item in rules: {
  name: '${item.name}-${name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: item.title
    description: 'What to do: ${runbookUrl}${item.section}'
    severity: item.severity
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: item.window == 'PT15M' ? 'PT5M' : 'PT15M'
    windowSize: item.window
    muteActionsDuration: item.mute
    autoMitigate: false
    // The tables do not exist before the first deployment.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: item.query
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: item.threshold
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: {
      actionGroups: [people.id]
      customProperties: { runbook: '${runbookUrl}${item.section}' }
    }
  }
}]

resource availability 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'storage-availability-${name}'
  location: 'global'
  tags: tags
  properties: {
    description: 'What to do: ${runbookUrl}#storage-errors'
    severity: 2
    enabled: true
    scopes: [storageId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'availability'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.Storage/storageAccounts'
          metricName: 'Availability'
          timeAggregation: 'Average'
          operator: 'LessThan'
          threshold: 99
        }
      ]
    }
    actions: [{ actionGroupId: people.id }]
  }
}

resource vaultEvents 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'evgt-${name}'
  location: location
  tags: tags
  properties: {
    source: vaultId
    topicType: 'Microsoft.KeyVault.vaults'
  }
}

// Azure sends this 30 days before a secret expires, if it has an expiry date.
resource secretExpiry 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: vaultEvents
  name: 'secret-expiry'
  properties: {
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    filter: {
      includedEventTypes: ['Microsoft.KeyVault.SecretNearExpiry', 'Microsoft.KeyVault.SecretExpired']
    }
    destination: {
      endpointType: 'MonitorAlert'
      properties: {
        actionGroups: [people.id]
        description: 'A secret expires. What to do: ${runbookUrl}#secret-expiry'
        severity: 'Sev2'
      }
    }
  }
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(workspaceId, 'the-day-at-a-glance')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Credit Functions: the day at a glance'
    category: 'workbook'
    sourceId: workspaceId
    serializedData: loadTextContent('workbook.json')
  }
}
