"""What the official MCP client for Python does at the endpoint, in each of the ways of connecting;
prints a line for each thing that held."""
import asyncio
import sys

import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

PREFIX = "start_house_"


async def all_pages(ask, key):
    """Every page of a list, and how many there were."""
    found, pages, cursor = [], 0, None
    while True:
        page = await ask(cursor=cursor)
        found.extend(getattr(page, key))
        pages += 1
        cursor = page.next_cursor
        if cursor is None:
            return found, pages


async def use(client, given):
    tools, _ = await all_pages(client.list_tools, "tools")
    names = [tool.name for tool in tools]
    assert given["start"] in names and "read_run" in names, names
    told = []

    async def hear(progress, total, message):
        told.append(progress)

    begun = await client.call_tool(given["start"], {"input": given["input"]}, progress_callback=hear)
    run = begun.structured_content
    assert run["state"] == "completed", run
    print("calls a tool")
    assert told and told == sorted(told), told
    print("hears progress")

    out = await client.call_tool("read_outcome", {"run": run["id"], "name": given["outcome"]})
    text = out.structured_content["text"]
    assert given["says"] in text, text
    read = await client.read_resource(f"fcc://runs/{run['id']}/outcomes/{given['outcome']}")
    assert read.contents[0].text == text
    resources, _ = await all_pages(client.list_resources, "resources")
    assert given["resource"] in [str(each.uri) for each in resources], resources
    templates, _ = await all_pages(client.list_resource_templates, "resource_templates")
    assert [each.uri_template for each in templates] == ["fcc://runs/{run}/outcomes/{name}"]
    print("reads resources")

    prompts, _ = await all_pages(client.list_prompts, "prompts")
    assert given["prompt"] in [each.name for each in prompts], prompts
    prompt = await client.get_prompt(given["prompt"])
    assert given["persona"] in prompt.messages[0].content.text
    print("gets a prompt")

    await client.call_tool(given["start"], {"input": given["input"]})
    first = await client.call_tool("list_runs", {"limit": 1})
    last = first.structured_content["runs"][-1]["id"]
    second = await client.call_tool("list_runs", {"limit": 1, "before": last})
    assert second.structured_content["runs"][0]["id"] != last
    print("goes through pages")

    unknown = await client.call_tool("read_run", {"run": "none"})
    assert unknown.is_error and "FCC_RUN_UNKNOWN" in unknown.content[0].text
    print("hears what is refused")


async def cancel(client):
    """Leaves a call that waits for a long run; the run is taken with it."""
    call = asyncio.create_task(
        client.call_tool(f"{PREFIX}slow", {"input": {"note": "x"}, "wait_seconds": 60})
    )
    run = None
    while run is None:
        runs = (await client.call_tool("list_runs", {"limit": 5})).structured_content["runs"]
        run = next((each for each in runs if each["state"] in ("queued", "running")), None)
        await asyncio.sleep(0.02)
    call.cancel()
    try:
        await call
    except asyncio.CancelledError:
        pass
    while run["state"] != "cancelled":
        run = (await client.call_tool("read_run", {"run": run["id"]})).structured_content
        await asyncio.sleep(0.02)
    print("takes its run with it when it leaves")


HOUSE = {
    "start": f"{PREFIX}shout",
    "input": {"note": "hello"},
    "outcome": "loud",
    "says": "HELLO",
    "resource": "fcc://personas/house%2FWR",
    "prompt": "house/WR",
    "persona": "Writes.",
}
async def over_http(url, key):
    headers = {"authorization": f"Bearer {key}"}
    for mode in ("legacy", "auto"):
        async with httpx2.AsyncClient(headers=headers, timeout=120) as http:
            transport = streamable_http_client(f"{url}/mcp", http_client=http)
            async with Client(transport, mode=mode) as client:
                print(mode)
                await use(client, HOUSE)
                await cancel(client)


asyncio.run(over_http(*sys.argv[1:3]))
