# What production must hold, checked on the synthesized stack by `terraform test`, without an account: the provider is mocked.
# README.md says how to run it. Terraform 1.7 or newer, or OpenTofu 1.8 or newer.

mock_provider "alicloud" {
  alias = "shanghai"

  mock_data "alicloud_account" {
    defaults = { id = "1000000000000002" }
  }
  mock_data "alicloud_regions" {
    defaults = { ids = ["cn-shanghai"] }
  }
}

mock_provider "alicloud" {
  alias = "singapore"

  mock_data "alicloud_account" {
    defaults = { id = "1000000000000002" }
  }
  mock_data "alicloud_regions" {
    defaults = { ids = ["ap-southeast-1"] }
  }
}

run "schedules" {
  command = plan

  assert {
    condition = alltrue([
      jsondecode(alicloud_fcv3_trigger.Shanghai_Daily_FA116821.trigger_config).enable,
      jsondecode(alicloud_fcv3_trigger.Singapore_Daily_29317F16.trigger_config).enable,
    ])
    error_message = "Both regions are warmed every day: no trigger may be disabled."
  }

  assert {
    condition     = jsondecode(alicloud_fcv3_trigger.Shanghai_Daily_FA116821.trigger_config).cronExpression == "CRON_TZ=Asia/Shanghai 0 30 4 * * *"
    error_message = "Shanghai is warmed at 04:30 local time, before the morning's audience."
  }

  assert {
    condition     = jsondecode(alicloud_fcv3_trigger.Singapore_Daily_29317F16.trigger_config).cronExpression == "CRON_TZ=Asia/Singapore 0 30 5 * * *"
    error_message = "Singapore is warmed at 05:30 local time."
  }
}

run "tasks" {
  command = plan

  assert {
    condition = alltrue([
      for trigger in [alicloud_fcv3_trigger.Shanghai_Daily_FA116821, alicloud_fcv3_trigger.Singapore_Daily_29317F16] :
      jsondecode(jsondecode(trigger.trigger_config).payload).task.taskType == "Preload"
    ])
    error_message = "Production preloads. A Refresh would empty the edge instead."
  }

  assert {
    condition = alltrue([
      for trigger in [alicloud_fcv3_trigger.Shanghai_Daily_FA116821, alicloud_fcv3_trigger.Singapore_Daily_29317F16] :
      length(jsondecode(jsondecode(trigger.trigger_config).payload).selection.ids) <= 20
    ])
    error_message = "More than 20 media a region, at 12 URLs each, would leave little of the day's quota to anyone else."
  }
}

run "permissions" {
  command = plan

  assert {
    condition = alltrue([
      for each in [
        { policy = alicloud_ram_policy.Shanghai_Prefetcher_Policy_82A66078, quota = ["vod:DescribeVodRefreshQuota"] },
        { policy = alicloud_ram_policy.Singapore_Prefetcher_Policy_6A6842B9, quota = [] },
      ] :
      toset(flatten(jsondecode(each.policy.policy_document).Statement[*].Action)) == toset(concat(each.quota, [
        "log:PostLogStoreLogs",
        "vod:GetMediaRefreshJobs",
        "vod:RefreshMediaPlayUrls",
      ]))
    ])
    error_message = "The functions may do nothing but submit, check, log and, where VOD serves it, read the day's quota."
  }

  assert {
    condition = alltrue([
      for policy in [alicloud_ram_policy.Shanghai_Prefetcher_Policy_82A66078, alicloud_ram_policy.Singapore_Prefetcher_Policy_6A6842B9] : alltrue([
        for statement in jsondecode(policy.policy_document).Statement : endswith(statement.Resource, "/logstore/runs")
        if contains(statement.Action, "log:PostLogStoreLogs")
      ])
    ])
    error_message = "Logs go to one log store: the function may write to no other."
  }
}
