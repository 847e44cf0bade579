import json
print("SEEDED", json.dumps([]))
