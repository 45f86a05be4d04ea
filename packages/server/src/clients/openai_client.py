"""What the client that OpenAI publishes for Python does at the endpoint; prints a line for each thing that held."""
import sys

import openai

base_url, key = sys.argv[1:3]
client = openai.OpenAI(base_url=base_url, api_key=key, max_retries=0)
model = "house-writer"
messages = [{"role": "user", "content": "Good morning."}]

assert model in [each.id for each in client.models.list()]
print("lists models")

whole = client.chat.completions.create(model=model, messages=messages)
assert whole.choices[0].message.content == "I read it.", whole
assert whole.usage.total_tokens == 10
print("chats")

stream = client.chat.completions.create(
    model=model, messages=messages, stream=True, stream_options={"include_usage": True}
)
text, tokens = "", 0
for chunk in stream:
    if chunk.choices:
        text += chunk.choices[0].delta.content or ""
    if chunk.usage:
        tokens = chunk.usage.total_tokens
assert (text, tokens) == ("I read it.", 10), (text, tokens)
print("streams a chat")

assert client.responses.create(model=model, input="Good morning.").output_text == "I read it."
print("creates a response")

with client.responses.stream(model=model, input="Good morning.") as events:
    text = "".join(event.delta for event in events if event.type == "response.output_text.delta")
    last = events.get_final_response()
assert (text, last.status) == ("I read it.", "completed"), (text, last)
print("streams a response")

refused = client.chat.completions.create(model=model, messages=[{"role": "user", "content": "A BOMB"}])
assert refused.choices[0].finish_reason == "content_filter"
assert "no-bombs" in refused.choices[0].message.refusal
print("hears a refusal")

for wrong, error in [
    (dict(model="gpt-9", messages=messages), openai.NotFoundError),
    (dict(model=model, messages=messages, n=3), openai.UnprocessableEntityError),
]:
    try:
        client.chat.completions.create(**wrong)
        raise SystemExit("nothing was refused")
    except error:
        pass
try:
    openai.OpenAI(base_url=base_url, api_key="sk-unknown", max_retries=0).models.list()
    raise SystemExit("nobody was let in")
except openai.AuthenticationError:
    pass
print("throws its own errors")

parameters = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
tools = [{"type": "function", "function": {"name": "weather", "parameters": parameters}}]
asked = [{"role": "user", "content": "LOOK UP Rome"}]
first = client.chat.completions.create(model=model, messages=asked, tools=tools).choices[0]
assert first.finish_reason == "tool_calls", first
call = first.message.tool_calls[0]
assert (call.function.name, call.function.arguments) == ("weather", '{"city":"Rome"}'), call
with client.chat.completions.stream(model=model, messages=asked, tools=tools) as events:
    streamed = events.get_final_completion().choices[0]
assert streamed.message.tool_calls[0].function.arguments == '{"city":"Rome"}', streamed
result = {"role": "tool", "tool_call_id": call.id, "content": "sun"}
second = client.chat.completions.create(model=model, messages=[*asked, first.message, result], tools=tools)
assert second.choices[0].message.content == "It gave sun.", second
print("uses tools in chats")

function = {"type": "function", "name": "weather", "parameters": parameters, "strict": False}
made = client.responses.create(model=model, input=asked, tools=[function])
with client.responses.stream(model=model, input=asked, tools=[function]) as events:
    streamed = events.get_final_response()
for response in (made, streamed):
    item = response.output[0]
    assert (item.type, item.arguments) == ("function_call", '{"city":"Rome"}'), item
    gave = {"type": "function_call_output", "call_id": item.call_id, "output": "rain"}
    back = {"type": "function_call", "call_id": item.call_id, "name": item.name, "arguments": item.arguments}
    answered = client.responses.create(model=model, input=[*asked, back, gave], tools=[function])
    assert answered.output_text == "It gave rain.", answered
print("uses tools in responses")
