import { connect } from "./client.mjs";

const [address, key] = process.argv.slice(2);
const customer = await connect(address, key).customers.create({ email: "ada@example.com" });
console.log(customer.id);
