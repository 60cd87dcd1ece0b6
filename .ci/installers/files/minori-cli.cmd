@rem What has no window: check, import, export, reports.
@"%~dp0python\python.exe" -X utf8 -B -m trainer %*
